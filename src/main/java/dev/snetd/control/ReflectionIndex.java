package dev.snetd.control;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which {@code .proto} file defines what. Where two files claim a name, the first one given keeps
 * it; the files that an answer brings along are always those that the file was compiled with.
 */
final class ReflectionIndex {
  private final Map<String, FileDescriptor> byName = new HashMap<>();
  private final Map<String, FileDescriptor> bySymbol = new HashMap<>();
  private final SortedSet<String> services = new TreeSet<>();

  /**
   * @param roots their services are listed; what they import can be asked for, but is not listed
   */
  ReflectionIndex(Collection<FileDescriptor> roots) {
    for (FileDescriptor root : roots) {
      root.getServices().forEach(service -> services.add(service.getFullName()));
    }
    roots.forEach(root -> withImports(root).forEach(this::add));
  }

  /** The full names of all services, in alphabetical order. */
  SortedSet<String> services() {
    return services;
  }

  /** The file of that name, and all that it imports. */
  Optional<List<FileDescriptor>> file(String name) {
    return Optional.ofNullable(byName.get(name)).map(ReflectionIndex::withImports);
  }

  /**
   * The file that defines a service, method, message or enum, and all that it imports.
   *
   * @param symbol a full name, without a leading dot
   */
  Optional<List<FileDescriptor>> symbol(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol)).map(ReflectionIndex::withImports);
  }

  private void add(FileDescriptor file) {
    if (byName.putIfAbsent(file.getName(), file) == file) {
      return;
    }
    for (ServiceDescriptor service : file.getServices()) {
      bySymbol.putIfAbsent(service.getFullName(), file);
      for (MethodDescriptor method : service.getMethods()) {
        bySymbol.putIfAbsent(method.getFullName(), file);
      }
    }
    file.getMessageTypes().forEach(this::add);
    file.getEnumTypes().forEach(this::add);
  }

  private void add(Descriptor message) {
    bySymbol.putIfAbsent(message.getFullName(), message.getFile());
    message.getNestedTypes().forEach(this::add);
    message.getEnumTypes().forEach(this::add);
  }

  private void add(EnumDescriptor type) {
    bySymbol.putIfAbsent(type.getFullName(), type.getFile());
  }

  /** The file itself first; each file once. */
  private static List<FileDescriptor> withImports(FileDescriptor file) {
    Set<FileDescriptor> seen = new LinkedHashSet<>();
    Deque<FileDescriptor> open = new ArrayDeque<>(List.of(file));
    while (!open.isEmpty()) {
      FileDescriptor next = open.remove();
      if (seen.add(next)) {
        open.addAll(next.getDependencies());
      }
    }
    return List.copyOf(seen);
  }
}
