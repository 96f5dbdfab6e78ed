package dev.snetd.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.store.codec.RecordKind.Form;
import dev.snetd.testing.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every record that was captured from Go daemons means here what it means there. */
class GoldenRecordsTest {
  // The kinds that this step does not write yet are read all the same: the reader is one for all.
  private static final Map<String, RecordKind> KINDS =
      Map.of(
          "PaymentChannelData", RecordKind.CHANNEL,
          "Payment", RecordKind.CLAIM,
          "PrePaidData", RecordKind.of("PrePaidData").and("Amount", Form.BIG),
          "FreeCallUserData",
              texts(RecordKind.of("FreeCallUserData"), "Address", "UserID")
                  .and("FreeCallsMade", Form.INT)
                  .and("OrganizationId", Form.TEXT)
                  .and("ServiceId", Form.TEXT)
                  .and("GroupID", Form.TEXT),
          "ModelUserData",
              texts(
                  RecordKind.of("ModelUserData").and("ModelIds", Form.TEXTS),
                  "OrganizationId",
                  "ServiceId",
                  "GroupId",
                  "UserAddress"),
          "PendingModelData", RecordKind.of("PendingModelData").and("ModelIDs", Form.TEXTS),
          "PublicModelData", RecordKind.of("PublicModelData").and("ModelIDs", Form.TEXTS),
          "ModelData",
              texts(
                  texts(
                          RecordKind.of("ModelData")
                              .and("ModelId", Form.TEXT)
                              .and("IsPublic", Form.BOOL)
                              .and("Status", Form.INT)
                              .and("ModelName", Form.TEXT)
                              .and("AuthorizedAddresses", Form.TEXTS),
                          "CreatedByAddress",
                          "UpdatedByAddress",
                          "GroupId",
                          "OrganizationId",
                          "ServiceId",
                          "GRPCMethodName",
                          "GRPCServiceName",
                          "Description",
                          "TrainingLink")
                      .and("ValidatePrice", Form.UINT)
                      .and("TrainPrice", Form.UINT),
                  "UpdatedDate",
                  "CreatedDate"));

  private static RecordKind texts(RecordKind kind, String... names) {
    RecordKind more = kind;
    for (String name : names) {
      more = more.and(name, Form.TEXT);
    }
    return more;
  }

  static Stream<Arguments> captured() {
    return KINDS.keySet().stream()
        .flatMap(kind ->
            Vectors.each(Vectors.read("gob/" + kind + ".json").get("vectors"))
                .map(row -> Arguments.of(kind, row)));
  }

  static Stream<Arguments> handMade() {
    JsonNode rows = Vectors.read("gob/accept.json").get("vectors");
    return Vectors.each(rows).map(row -> Arguments.of(row.get("name").asString(), row));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("captured")
  void aCapturedRecordHasTheFieldsThatGoReads(String kind, JsonNode row) throws RecordException {
    assertFields(KINDS.get(kind), row);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handMade")
  void whatGoAcceptsIsReadAndWhatGoRefusesIsRefused(String name, JsonNode row)
      throws RecordException {
    RecordKind kind = KINDS.get(row.get("type").asString());
    if (row.get("accepted").asBoolean()) {
      assertFields(kind, row);
    } else {
      assertThatThrownBy(() -> GobReader.read(kind, blob(row))).isInstanceOf(RecordException.class);
    }
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("captured")
  void noTruncatedOrAlteredRecordBringsAnythingButARefusal(String kind, JsonNode row) {
    byte[] blob = blob(row);
    for (int at = 0; at < blob.length; at++) {
      byte[] altered = blob.clone();
      altered[at] ^= (byte) 0x81;
      for (byte[] bytes : List.of(altered, java.util.Arrays.copyOf(blob, at))) {
        try {
          assertThat(GobReader.read(KINDS.get(kind), bytes)).isNotNull();
        } catch (RecordException expected) {
          assertThat(expected).hasMessageMatching("(?s).+");
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void theDefinitionsWrittenAreThoseThatGoWasSeenToAccept(String kind) {
    assertThat(HexFormat.of().formatHex(GobLayout.definitions(KINDS.get(kind))))
        .isEqualTo(Vectors.read("gob/prefixes.json").get(kind).get("definitions").asString());
  }

  static Stream<String> kinds() {
    return Stream.of("PaymentChannelData", "Payment");
  }

  private static void assertFields(RecordKind kind, JsonNode row) throws RecordException {
    Map<String, Object> read = GobReader.read(kind, blob(row));
    kind.fields()
        .forEach((name, form) ->
            assertThat(text(form, read.get(name)))
                .as(name)
                .isEqualTo(expected(form, row.get("fields").get(name))));
  }

  private static byte[] blob(JsonNode row) {
    return Base64.getDecoder().decode(row.get("blob").asString());
  }

  private static String text(Form form, Object value) {
    return switch (value) {
      case null -> zero(form);
      case BigInteger number -> number.toString();
      case byte[] bytes when form == Form.BYTES ->
          bytes.length == 0 ? "null" : Base64.getEncoder().encodeToString(bytes);
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Long number -> form == Form.UINT ? Long.toUnsignedString(number) : number.toString();
      case List<?> list -> list.isEmpty() ? "null" : list.toString();
      default -> value.toString();
    };
  }

  private static String zero(Form form) {
    return switch (form) {
      case BIG, BYTES, TEXTS -> "null";
      case ADDRESS -> "00".repeat(20);
      case GROUP -> "00".repeat(32);
      case INT, UINT -> "0";
      case BOOL -> "false";
      case TEXT -> "";
    };
  }

  private static String expected(Form form, JsonNode node) {
    if (node == null || node.isNull()) {
      return zero(form);
    }
    if (node.isArray()) {
      List<String> list = new ArrayList<>();
      node.forEach(element -> list.add(element.asString()));
      return list.isEmpty() ? "null" : list.toString();
    }
    return node.asString();
  }
}
