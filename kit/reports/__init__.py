"""What leaves the room: draft seal, minutes, seat cards, question sheets, tables, the record."""
