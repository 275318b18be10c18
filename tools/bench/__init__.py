"""What rendering costs, beside encoding alone and beside the stock Manim way of drawing the same."""
