"""The forms, each declared as data: fields, how they are read into a model, and what is written. Imported when first opened."""
