"""The frame of the house: settings, root urls, navigation, the command line."""
