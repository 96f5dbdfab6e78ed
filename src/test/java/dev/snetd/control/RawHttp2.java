package dev.snetd.control;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One request over HTTP/2, byte by byte: clients would not send what is malformed. */
final class RawHttp2 implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int LIMIT_MILLIS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(LIMIT_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Sends a whole request as stream 1. */
  void post(String path, List<Map.Entry<String, String>> headers, byte[] body) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", "POST");
    literal(block, ":scheme", "http");
    literal(block, ":authority", "127.0.0.1");
    literal(block, ":path", path);
    headers.forEach(header -> literal(block, header.getKey(), header.getValue()));
    frame(HEADERS, END_HEADERS, 1, block.toByteArray());
    frame(DATA, END_STREAM, 1, body);
  }

  /** All that comes in DATA frames until the stream ends. */
  byte[] body() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == SETTINGS && (flags & ACK) == 0) {
        frame(SETTINGS, ACK, 0, new byte[0]);
      } else if (type == RST_STREAM || type == GOAWAY) {
        throw new IOException("frame of type " + type + " for stream " + stream);
      } else if (type == DATA || type == HEADERS) {
        if (type == DATA) {
          body.writeBytes(payload);
        }
        if ((flags & END_STREAM) != 0) {
          return body.toByteArray();
        }
      }
    }
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  /** HPACK, "literal header field without indexing, new name", each shorter than 127 bytes. */
  private static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : new String[] {name, value}) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      block.write(bytes.length);
      block.writeBytes(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
