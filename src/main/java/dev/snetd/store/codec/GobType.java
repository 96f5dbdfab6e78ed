package dev.snetd.store.codec;

import java.util.List;

/** A type as a record's own definitions give it; ids stand for other types of the same record. */
sealed interface GobType {
  record Struct(List<Field> fields) implements GobType {}

  record Field(String name, long type) {}

  record Array(long element, int length) implements GobType {}

  record Slice(long element) implements GobType {}

  record Map(long key, long element) implements GobType {}

  /** A type that encodes itself, such as {@code *big.Int}; only Go's binary form is read. */
  record Opaque(boolean gobEncoder) implements GobType {}

  long BOOL = 1;
  long INT = 2;
  long UINT = 3;
  long FLOAT = 4;
  long BYTES = 5;
  long STRING = 6;
  long COMPLEX = 7;

  /** Ids below belong to Go itself. */
  long FIRST_OWN = 64;
}
