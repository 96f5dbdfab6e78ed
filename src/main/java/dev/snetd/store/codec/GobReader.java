package dev.snetd.store.codec;

import dev.snetd.store.codec.RecordKind.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by the definitions that stand before its value, so the type ids of whichever
 * process wrote it do not matter. Unknown fields are skipped; what follows the value is ignored; a
 * field of another form than expected is refused, as Go refuses it.
 */
final class GobReader {
  // Types may nest and name each other; no record of ours is deeper than three.
  private static final int DEEPEST = 32;

  private final RecordKind kind;
  private final GobDefinitions definitions = new GobDefinitions();

  private GobReader(RecordKind kind) {
    this.kind = kind;
  }

  /**
   * The fields that are there, by name: BigInteger, byte[], Long, Boolean, String or a list of
   * String. Missing ones have Go's zero value.
   */
  static Map<String, Object> read(RecordKind kind, byte[] bytes) throws RecordException {
    return new GobReader(kind).read(new GobInput(bytes));
  }

  private Map<String, Object> read(GobInput in) throws RecordException {
    if (in.isEmpty()) {
      throw new RecordException("EOF");
    }
    while (true) {
      if (in.isEmpty()) {
        throw GobInput.eof();
      }
      GobInput body = in.message();
      long id = body.signed();
      if (id >= 0) {
        return value(id, body);
      }
      definitions.define(-id, body);
    }
  }

  private Map<String, Object> value(long id, GobInput body) throws RecordException {
    if (!(definitions.get(id) instanceof GobType.Struct struct)) {
      throw new RecordException("gob: wrong type for " + kind.name());
    }
    boolean common = false;
    for (GobType.Field field : struct.fields()) {
      Form form = kind.fields().get(field.name());
      if (form != null && !matches(form, field.type())) {
        throw new RecordException(
            "gob: wrong type for received field " + kind.name() + "." + field.name());
      }
      common |= form != null;
    }
    if (!common && !struct.fields().isEmpty()) {
      throw new RecordException(
          "gob: type mismatch: no fields matched compiling decoder for " + kind.name());
    }
    Map<String, Object> values = new HashMap<>();
    int number = -1;
    for (long delta = body.unsigned(); delta != 0; delta = body.unsigned()) {
      GobType.Field field = field(struct, number, delta);
      number += (int) delta;
      Form form = kind.fields().get(field.name());
      if (form == null) {
        skip(field.type(), body, 0);
      } else {
        values.put(field.name(), read(form, body));
      }
    }
    return values;
  }

  private static GobType.Field field(GobType.Struct struct, int before, long delta)
      throws RecordException {
    if (delta < 0 || delta > struct.fields().size() - 1 - before) {
      throw new RecordException("gob: corrupted data: field numbers out of bounds");
    }
    return struct.fields().get(before + (int) delta);
  }

  private boolean matches(Form form, long id) {
    @Nullable GobType type = definitions.get(id);
    return switch (form) {
      case BIG -> type instanceof GobType.Opaque(boolean gobEncoder) && gobEncoder;
      case ADDRESS -> isOctets(type, 20);
      case GROUP -> isOctets(type, 32);
      case INT -> id == GobType.INT;
      case UINT -> id == GobType.UINT;
      case BOOL -> id == GobType.BOOL;
      case TEXT -> id == GobType.STRING;
      case BYTES -> id == GobType.BYTES;
      case TEXTS -> type instanceof GobType.Slice(long element) && element == GobType.STRING;
    };
  }

  private static boolean isOctets(@Nullable GobType type, int length) {
    return type instanceof GobType.Array array
        && array.element() == GobType.UINT
        && array.length() == length;
  }

  private static Object read(Form form, GobInput in) throws RecordException {
    return switch (form) {
      case BIG -> in.big();
      case ADDRESS -> in.octets(20);
      case GROUP -> in.octets(32);
      case INT -> in.signed();
      case UINT -> in.unsigned();
      case BOOL -> in.unsigned() != 0;
      case TEXT -> in.text();
      case BYTES -> in.raw();
      case TEXTS -> texts(in);
    };
  }

  private static List<String> texts(GobInput in) throws RecordException {
    int count = in.length();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(in.text());
    }
    return List.copyOf(values);
  }

  private void skip(long id, GobInput in, int depth) throws RecordException {
    if (depth > DEEPEST) {
      throw new RecordException("gob: types nested too deeply");
    }
    switch ((int) Math.min(id, GobType.FIRST_OWN)) {
      case 1, 2, 3, 4 -> in.unsigned();
      case 5, 6 -> in.raw();
      case 7 -> {
        in.unsigned();
        in.unsigned();
      }
      default -> skipOwn(id, in, depth);
    }
  }

  private void skipOwn(long id, GobInput in, int depth) throws RecordException {
    switch (definitions.get(id)) {
      case null -> throw new RecordException("gob: unknown type id of a field");
      case GobType.Opaque ignored -> in.raw();
      case GobType.Array(long element, int length) -> skipAll(element, in.length(), in, depth);
      case GobType.Slice(long element) -> skipAll(element, in.length(), in, depth);
      case GobType.Map(long key, long element) -> {
        int count = in.length();
        for (int i = 0; i < count; i++) {
          skip(key, in, depth + 1);
          skip(element, in, depth + 1);
        }
      }
      case GobType.Struct struct -> {
        int number = -1;
        for (long delta = in.unsigned(); delta != 0; delta = in.unsigned()) {
          skip(field(struct, number, delta).type(), in, depth + 1);
          number += (int) delta;
        }
      }
    }
  }

  private void skipAll(long element, int count, GobInput in, int depth) throws RecordException {
    for (int i = 0; i < count; i++) {
      skip(element, in, depth + 1);
    }
  }
}
