package dev.snetd.store.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that a record defines before its value. Ids are those of the outer message; the ids and
 * names inside are ignored, as Go ignores them.
 */
final class GobDefinitions {
  private static final int MOST = 256;

  private final Map<Long, GobType> types = new HashMap<>();

  @Nullable GobType get(long id) {
    return types.get(id);
  }

  /**
   * Reads a definition.
   *
   * @param id of the type, positive
   * @param body the rest of the message, a {@code wireType}
   */
  void define(long id, GobInput body) throws RecordException {
    if (id < GobType.FIRST_OWN || types.containsKey(id) || types.size() >= MOST) {
      throw new RecordException("gob: duplicate type received");
    }
    long kind = body.unsigned();
    types.put(
        id,
        switch ((int) kind) {
          case 1 -> array(body);
          case 2 -> slice(body);
          case 3 -> struct(body);
          case 4 -> map(body);
          case 5, 6, 7 -> {
            fields(body, number -> skip(body, number));
            yield new GobType.Opaque(kind == 5);
          }
          default -> throw new RecordException("gob: unknown kind of type: " + kind);
        });
  }

  /** Reads one field of a descriptor, whose number is given. */
  private interface FieldReader {
    void read(int number) throws RecordException;
  }

  private static void fields(GobInput in, FieldReader reader) throws RecordException {
    long number = -1;
    for (long delta = in.unsigned(); delta != 0; delta = in.unsigned()) {
      number += delta;
      if (delta < 0 || number > 16) {
        throw GobInput.eof();
      }
      reader.read((int) number);
    }
  }

  // Every descriptor starts with a CommonType: a name and an id that nobody needs.
  private static void skip(GobInput in, int number) throws RecordException {
    if (number != 0) {
      throw GobInput.eof();
    }
    fields(
        in,
        inner -> {
          switch (inner) {
            case 0 -> in.raw();
            case 1 -> in.signed();
            default -> throw GobInput.eof();
          }
        });
  }

  private static long[] numbers(GobInput in, int most) throws RecordException {
    long[] values = new long[most + 1];
    fields(
        in,
        number -> {
          if (number == 0) {
            skip(in, 0);
          } else if (number <= most) {
            values[number] = in.signed();
          } else {
            throw GobInput.eof();
          }
        });
    return values;
  }

  private static GobType array(GobInput in) throws RecordException {
    long[] values = numbers(in, 2);
    if (values[2] < 0 || values[2] > Integer.MAX_VALUE) {
      throw GobInput.eof();
    }
    return new GobType.Array(values[1], (int) values[2]);
  }

  private static GobType slice(GobInput in) throws RecordException {
    return new GobType.Slice(numbers(in, 1)[1]);
  }

  private static GobType map(GobInput in) throws RecordException {
    long[] values = numbers(in, 2);
    return new GobType.Map(values[1], values[2]);
  }

  private static GobType struct(GobInput in) throws RecordException {
    List<GobType.Field> found = new ArrayList<>();
    fields(
        in,
        number -> {
          switch (number) {
            case 0 -> skip(in, 0);
            case 1 -> {
              int count = in.length();
              for (int i = 0; i < count; i++) {
                found.add(field(in));
              }
            }
            default -> throw GobInput.eof();
          }
        });
    return new GobType.Struct(List.copyOf(found));
  }

  private static GobType.Field field(GobInput in) throws RecordException {
    String[] name = {""};
    long[] type = new long[1];
    fields(
        in,
        number -> {
          switch (number) {
            case 0 -> name[0] = in.text();
            case 1 -> type[0] = in.signed();
            default -> throw GobInput.eof();
          }
        });
    return new GobType.Field(name[0], type[0]);
  }
}
