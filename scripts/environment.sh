# Finds, or gets, what the program and its tests need: a JDK 25, Node 24 with npm, Maven, a Chromium.
# Sourced by run, test and scripts/benchmark. Everything it says goes to standard error.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar="$root/target/descent.jar"
programs="$root/.programs"
jdk_wanted=25
node_wanted=24

say() { printf 'descent: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Installs Debian packages where that is possible: the first of the given sets that can be had.
# $1 names the thing for people, each further argument is a set of packages.
debian() {
  local thing=$1 packages log
  shift
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing $thing with apt-get."
  log=$(mktemp)
  apt-get update >"$log" 2>&1 </dev/null || true
  for packages in "$@"; do
    # shellcheck disable=SC2086
    if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages >>"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
  done
  say "apt-get could not install $thing: $(grep -m1 '^E: ' "$log" || tail -n 1 "$log")"
  rm -f "$log"
  return 1
}

# --- JDK ---------------------------------------------------------------------------------------

jdk_version() { # of the JDK in folder $1: its first number, or nothing
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_on_path() {
  local javac
  javac=$(command -v javac) || return 0
  while [ -L "$javac" ]; do
    local link
    link=$(readlink "$javac")
    case $link in
      /*) javac=$link ;;
      *) javac=$(dirname "$javac")/$link ;;
    esac
  done
  dirname "$(dirname "$javac")"
}

search_jdk() {
  local folder version newer=
  for folder in "${JAVA_HOME:-}" "$(jdk_on_path)" "$root"/.tools/jdk /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    [ -n "$version" ] || continue
    if [ "$version" = "$jdk_wanted" ]; then
      export JAVA_HOME=$folder
      return 0
    fi
    [ "$version" -gt "$jdk_wanted" ] && newer=${newer:-$folder}
  done
  [ -n "$newer" ] && export JAVA_HOME=$newer
}

need_jdk() {
  search_jdk ||
    { debian "a JDK $jdk_wanted" "openjdk-$jdk_wanted-jdk-headless" "temurin-$jdk_wanted-jdk" && search_jdk; } ||
    fail "A JDK $jdk_wanted is needed and none was found. Install one (any vendor's), or set JAVA_HOME to its folder."
  export PATH="$JAVA_HOME/bin:$PATH"
}

# --- Node --------------------------------------------------------------------------------------

search_node() {
  local folder version
  for folder in "$(dirname "$(command -v node || echo /none/node)")" "$root/.tools/node/bin" \
    "${HOME:-}"/.vaadin/node*/bin "${HOME:-}"/.nvm/versions/node/*/bin; do
    [ -x "$folder/node" ] && [ -e "$folder/npm" ] || continue
    version=$("$folder/node" --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
    if [ -n "$version" ] && [ "$version" -ge "$node_wanted" ]; then
      export PATH="$folder:$PATH"
      return 0
    fi
  done
  return 1
}

node_from_npm() {
  command -v npm >/dev/null || return 1
  say "Getting Node $node_wanted with npm, into .tools/node."
  npm install --global --prefix "$root/.tools/node" "node@$node_wanted" npm@11 \
    --force --no-audit --no-fund --loglevel=error >&2 </dev/null # an old npm refuses a newer one but for --force
}

# Vaadin gets itself a Node when it bundles the frontend and finds none.
node_from_vaadin() {
  say "Letting Vaadin download Node $node_wanted."
  maven -q package -DskipTests -Dspotless.check.skip >&2
}

need_node() {
  search_node ||
    { node_from_npm && search_node; } ||
    { ! command -v npm >/dev/null && debian "npm" "npm" && node_from_npm && search_node; } ||
    { node_from_vaadin && search_node; } ||
    fail "Node $node_wanted with npm is needed and could not be got. Install it and see that it comes first on PATH."
}

# --- Maven -------------------------------------------------------------------------------------

maven() {
  if [ -z "${maven_command:-}" ]; then
    if "$root/mvnw" --version >/dev/null 2>&1 </dev/null; then
      maven_command=$root/mvnw
    elif command -v mvn >/dev/null; then
      say "The Maven wrapper could not get its Maven; taking the one that is installed."
      maven_command=mvn
    else
      fail "Maven could not be downloaded ($("$root/mvnw" --version 2>&1 </dev/null | tail -n 1)), and none is installed."
    fi
  fi
  (cd "$root" && "$maven_command" --batch-mode --no-transfer-progress "$@" </dev/null 8>&-)
}

# --- Chromium ----------------------------------------------------------------------------------

search_chromium() { # among the given programs
  local candidate
  for candidate in "${CHROMIUM:-}" "$@"; do
    if [ -n "$candidate" ] && candidate=$(command -v "$candidate"); then
      export CHROMIUM=$candidate
      return 0
    fi
  done
  return 1
}

search_window() {
  search_chromium chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium
}

# Without any of these the browser tests let Playwright download its own.
need_chromium() {
  search_window ||
    { debian "Chromium" "chromium fonts-noto-cjk" && search_window; } ||
    say "No Chromium found; Playwright will download one."
}

# The same engine without windows, which takes a fifth of the processor for a new page; else a whole browser.
need_headless_chromium() {
  search_chromium chromium-headless-shell ||
    { debian "Chromium without windows" "chromium-headless-shell fonts-noto-cjk" && search_chromium chromium-headless-shell; } ||
    need_chromium
}

# --- The program -------------------------------------------------------------------------------

digest() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }

# One line for the content of everything that the program is built from.
fingerprint() {
  (
    cd "$root" || exit
    find pom.xml .mvn src/main frontend package.json package-lock.json tsconfig.json types.d.ts vite.config.ts \
      \( -path frontend/generated -o -path src/main/bundles \) -prune -o -type f -print |
      LC_ALL=C sort | tr '\n' '\0' | xargs -0 cat -- /dev/null | digest
    find frontend src/main -name generated -prune -o -name bundles -prune -o -type f -print | LC_ALL=C sort | digest
  ) | tr -d '\n'
}

# The tracked files that Vaadin writes when it is of another opinion.
written_by_vaadin() {
  (cd "$root" && cat package.json package-lock.json tsconfig.json types.d.ts vite.config.ts | digest)
}

# Lets only one build of this folder go on at a time.
alone() {
  mkdir -p "$programs"
  exec 8>"$programs/.building"
  lock -n 8 || { say "Waiting for another build of this folder."; lock 8; }
}

# Locks open file $2 alone (-n: gives up where it is locked), or shares it (-s), as long as it is open anywhere.
lock() {
  if command -v flock >/dev/null; then
    flock "$@"
  else
    perl -MFcntl=:flock -e '$how = $ARGV[0] eq "-s" ? LOCK_SH : $ARGV[0] eq "-n" ? LOCK_EX | LOCK_NB : LOCK_EX;
      open(my $file, "+<&=", $ARGV[-1]) or open($file, "<&=", $ARGV[-1]); exit !flock($file, $how)' -- "$@"
  fi
}

# Makes target/descent.jar unless it is there, made from these very sources.
need_jar() {
  if [ ! -f "$jar" ] || [ "$(fingerprint)" != "$(cat "$root/target/descent.sources" 2>/dev/null)" ]; then
    say "Building; the first time takes a few minutes."
    need_node
    build -q package -DskipTests -Dspotless.check.skip >&2
  fi
}

# Names in $program a folder that holds the program made from these very sources, as no later build touches it: a
# server reads its files as long as it runs. It is kept while this shell, or what takes its place, is running.
need_program() {
  program=$programs/$(fingerprint | digest | cut -c 1-20)
  hold_program && return 0
  alone
  if [ ! -f "$program/complete" ]; then
    need_jar
    unpack
  fi
  hold_program || fail "The program in $program cannot be read."
  exec 8>&-
}

hold_program() {
  [ -f "$program/complete" ] && exec 9<"$program/complete" && lock -s 9 && [ -f "$program/complete" ]
}

# Unpacks the program, rehearses it, so that it starts quickly from what Java has noted then, and drops what no
# process holds of older ones.
unpack() {
  local old
  for old in "$programs"/*/; do
    if [ -f "$old/complete" ]; then
      exec 7<"$old/complete"
      lock -n 7 || continue
    fi
    rm -rf "$old"
  done
  exec 7<&-
  mkdir -p "$program"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --force --destination "$program" >/dev/null ||
    fail "The program could not be unpacked into $program."
  rehearse commands
  rehearse server
  : >"$program/complete"
}

# Notes in $1.aot what a start needs. A start without it is slower and nothing else.
rehearse() {
  EXPERIMENTS=$program/experiments "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$program/$1.aot" -Xlog:aot*=off,cds*=off \
    -cp "$program/descent.jar" descent.Rehearsal "$1" >"$program/rehearsal.log" 2>&1 8>&- </dev/null ||
    say "The start could not be rehearsed; the program starts more slowly. See $program/rehearsal.log"
}

# Runs Maven, and notes down what the program was built from.
build() {
  local sources
  sources=$(fingerprint)
  rm -f "$root/target/descent.sources"
  maven "$@" || fail "The build failed; what went wrong stands above."
  printf '%s' "$sources" >"$root/target/descent.sources"
}
