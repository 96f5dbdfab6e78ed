# Shared by ./snetd and ./verify: finding what they need on this machine. Sourced, never run.
# Every function either succeeds or says in one sentence what is missing and what to type.

# What the scripts say goes to stderr, so that a command's own output stays clean.
say() { printf '%s\n' "$*" >&2; }

fail() {
  say "snetd: $*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

is_jdk() { # FOLDER: whether it holds a JDK 25 or newer
  local version
  version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)"
  [ -x "$1/bin/javac" ] && [ "${version:-0}" -ge 25 ]
}

# Where JDKs usually lie, one folder a line: what the user chose first, then the usual places.
jdk_candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  if have javac; then
    local javac
    javac="$(command -v javac)"
    # On macOS /usr/bin/javac is no link into a JDK; the folders below find that one.
    [ -L "$javac" ] && have realpath && javac="$(realpath "$javac")"
    dirname "$(dirname "$javac")"
  fi
  printf '%s\n' /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25
}

# Sets JAVA_HOME to a JDK 25 or newer, and puts its programs first on PATH.
need_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      export JAVA_HOME="$candidate" PATH="$candidate/bin:$PATH"
      return
    fi
  done < <(jdk_candidates)
  fail "no JDK 25 found. Get one with 'sdk install java 25-tem' (sdkman.io) or from" \
    "https://adoptium.net/temurin/releases/?version=25, and set JAVA_HOME to its folder if it is not found by itself."
}

# Maven in batch mode, in the JVM of JAVA_HOME, without that JVM's warnings about Maven's own libraries.
maven() {
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
    mvn -B -Dstyle.color=never "$@" </dev/null
}

as_root() { [ "$(id -u)" = 0 ]; }

# The command that installs a Debian package, for a person to type.
install_command() {
  if have apt-get; then
    printf 'sudo apt-get install -y %s' "$1"
  elif have brew; then
    printf 'brew install %s' "$2"
  else
    printf "install '%s' with your system's package manager" "$2"
  fi
}

# Packages that bring a service would start it at once, and again at the next boot. Nobody asked for that.
apt_install() {
  local policy=/usr/sbin/policy-rc.d made='' result=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1" >&2 </dev/null ||
    { apt-get update >&2 </dev/null &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1" >&2 </dev/null; } ||
    result=1
  [ -z "$made" ] || rm -f "$policy"
  return "$result"
}

# need_tool COMMAND DEBIAN_PACKAGE OTHER_NAME: true once the command is there.
need_tool() {
  have "$1" && return
  if as_root && have apt-get; then
    say "Installing $2 ..."
    apt_install "$2" && have "$1" && return
  fi
  say "snetd: '$1' is missing. To get it: $(install_command "$2" "$3")"
  return 1
}

need_etcd() {
  have etcd && return
  need_tool etcd etcd-server etcd || return
  # The tests start members of their own; a system service on port 2379 would be a stranger to everybody.
  if have systemctl; then
    systemctl disable --now etcd.service >/dev/null 2>&1 ||
      say "Note: could not disable the etcd system service; if it runs, nothing here uses it."
  fi
}

# The Ethereum node and the contracts of the sandbox and the tests, from npm, by the lock file.
need_node_tools() {
  local tools="$1/tools/node"
  local lock="$tools/package-lock.json" installed="$tools/node_modules/.package-lock.json"
  [ -f "$installed" ] && [ ! "$lock" -nt "$installed" ] && return
  say "Fetching the local Ethereum node and the contracts (npm) ..."
  npm ci --prefix "$tools" --no-audit --no-fund --loglevel=error >&2 </dev/null || return
  touch "$installed"
}
