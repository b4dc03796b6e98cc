"""Stories of the example, edited by hand; see NOTICE.md."""
