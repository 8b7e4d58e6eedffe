"""What stands in the navigation, as data handed to kit's layout."""
