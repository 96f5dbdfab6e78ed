# Sourced by the scripts: finds JDK 25 or newer and sets JAVA_HOME to it, or says how to get one.

jdk_version() { # folder -> major version, or nothing
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
  local folder
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$folder/bin/javac" ] || continue
    if [ "$(jdk_version "$folder")" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME="$folder"
      export PATH="$JAVA_HOME/bin:$PATH"
      return 0
    fi
  done
  echo "snetd needs a JDK 25 or newer, and there is none in JAVA_HOME or the usual folders." >&2
  echo "Install one (Debian: apt-get install temurin-25-jdk; SDKMAN: sdk install java 25-tem; macOS: brew install openjdk)" >&2
  echo "and run this again, or set JAVA_HOME to it." >&2
  return 1
}
