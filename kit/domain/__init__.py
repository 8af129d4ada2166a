"""What the field means by its words: pure values and rules, no clock, file, database or screen."""
