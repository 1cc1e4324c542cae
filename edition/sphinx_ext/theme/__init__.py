"""What the theme is told: layout, style, scripts, accessibility, print, and the host of the widgets."""
