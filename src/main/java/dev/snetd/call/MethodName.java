package dev.snetd.call;

import java.util.Optional;

/**
 * The full name of a gRPC method.
 *
 * @param service with its package, such as {@code example_service.Calculator}
 * @param method such as {@code add}
 */
public record MethodName(String service, String method) {
  /** The method that an HTTP path names: exactly {@code /service/method}, both parts not empty. */
  public static Optional<MethodName> ofPath(String path) {
    int slash = path.indexOf('/', 1);
    boolean two = path.startsWith("/") && slash > 1 && slash < path.length() - 1;
    return two && path.indexOf('/', slash + 1) < 0
        ? Optional.of(new MethodName(path.substring(1, slash), path.substring(slash + 1)))
        : Optional.empty();
  }

  /** {@code /service/method}. */
  public String path() {
    return "/" + service + "/" + method;
  }

  /** {@code service/method}, as gRPC libraries name it. */
  public String fullName() {
    return service + "/" + method;
  }

  @Override
  public String toString() {
    return path();
  }
}
