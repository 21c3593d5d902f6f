"""The rooms one stands in and the dialogs over them, named by what they show and what they do."""
