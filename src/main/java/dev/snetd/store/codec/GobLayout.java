package dev.snetd.store.codec;

import dev.snetd.store.codec.RecordKind.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The definitions that stand before every record of one kind that we write. Ids are fixed: the
 * struct first, then each nested type in order of first use, as Go numbers them in a fresh process.
 */
public final class GobLayout {
  /** The id of the record itself, which stands before its fields. */
  public static final long STRUCT = 65;

  private GobLayout() {}

  /** The same bytes for every record of that kind. */
  public static byte[] definitions(RecordKind kind) {
    Map<Form, Long> ids = new LinkedHashMap<>();
    GobWriter fields = new GobWriter().unsigned(kind.fields().size());
    kind.fields()
        .forEach((name, form) ->
            fields.unsigned(1).text(name).unsigned(1).signed(id(form, ids)).unsigned(0));
    GobWriter struct =
        named(new GobWriter().signed(-STRUCT).unsigned(3).unsigned(1), kind.name(), STRUCT)
            .unsigned(1)
            .plain(fields.bytes())
            .unsigned(0)
            .unsigned(0);
    GobWriter out = new GobWriter().message(struct);
    ids.forEach((form, id) -> out.message(nested(form, id)));
    return out.bytes();
  }

  private static long id(Form form, Map<Form, Long> ids) {
    return switch (form) {
      case BOOL -> GobType.BOOL;
      case INT -> GobType.INT;
      case UINT -> GobType.UINT;
      case BYTES -> GobType.BYTES;
      case TEXT -> GobType.STRING;
      case BIG, ADDRESS, GROUP, TEXTS ->
          ids.computeIfAbsent(form, fresh -> STRUCT + 1 + ids.size());
    };
  }

  private static GobWriter nested(Form form, long id) {
    GobWriter out = new GobWriter().signed(-id);
    return switch (form) {
      // A nameless CommonType: the delta to the id is 2.
      case BIG ->
          out.unsigned(5).unsigned(1).unsigned(2).signed(id).unsigned(0).unsigned(0).unsigned(0);
      case ADDRESS -> octets(out, "Address", id, 20);
      case GROUP -> octets(out, "[32]uint8", id, 32);
      case TEXTS ->
          named(out.unsigned(2).unsigned(1), "[]string", id)
              .unsigned(1)
              .signed(GobType.STRING)
              .unsigned(0)
              .unsigned(0);
      case BOOL, INT, UINT, BYTES, TEXT -> throw new IllegalArgumentException("built in: " + form);
    };
  }

  private static GobWriter octets(GobWriter out, String name, long id, int length) {
    return named(out.unsigned(1).unsigned(1), name, id)
        .unsigned(1)
        .signed(GobType.UINT)
        .unsigned(1)
        .signed(length)
        .unsigned(0)
        .unsigned(0);
  }

  private static GobWriter named(GobWriter out, String name, long id) {
    return out.unsigned(1).text(name).unsigned(1).signed(id).unsigned(0);
  }
}
