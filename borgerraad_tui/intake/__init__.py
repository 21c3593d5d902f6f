"""Files from outside, read into models: sheets of inquiries and consultations, and catalogues. All or nothing."""
