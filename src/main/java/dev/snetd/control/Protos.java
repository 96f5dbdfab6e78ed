package dev.snetd.control;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;

/** The way from a generated service to the file that it was generated from. */
final class Protos {
  private Protos() {}

  /**
   * @throws IllegalArgumentException if the service was not generated from a {@code .proto} file
   */
  static FileDescriptor file(ServiceDescriptor service) {
    if (service.getSchemaDescriptor() instanceof ProtoFileDescriptorSupplier supplier) {
      return supplier.getFileDescriptor();
    }
    throw new IllegalArgumentException(
        "service: " + service.getName() + " (expected: one that was generated from a .proto file)");
  }
}
