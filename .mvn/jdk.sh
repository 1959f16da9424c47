# Sourced by ./mvnw and ./relevo: points JAVA_HOME at a JDK 25 or newer. The `java` on the PATH may be older; Relevo
# looks at JAVA_HOME, JAVA_HOME_25*, the PATH and the usual installation folders, in this order. POSIX sh.

relevo_jdk_major() { # prints the major version of the JDK in $1, nothing where there is none
  [ -x "$1/bin/javac" ] || return 0
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

relevo_find_jdk() { # prints the home of the first JDK >= 25
  relevo_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$relevo_on_path" ]; then
    relevo_on_path=$(readlink -f "$relevo_on_path" 2>/dev/null || printf '%s' "$relevo_on_path")
    relevo_on_path=${relevo_on_path%/bin/javac}
  fi
  set +f
  for relevo_home in "${JAVA_HOME-}" "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${JAVA_HOME_25-}" "$relevo_on_path" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/java \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$relevo_home" ] || continue
    relevo_major=$(relevo_jdk_major "$relevo_home")
    if [ -n "$relevo_major" ] && [ "$relevo_major" -ge 25 ]; then
      printf '%s' "$relevo_home"
      return 0
    fi
  done
  return 1
}

if JAVA_HOME=$(relevo_find_jdk); then
  export JAVA_HOME
else
  echo "Relevo needs a JDK 25 or newer and found none: install one, or set JAVA_HOME to it." >&2
  exit 3
fi
