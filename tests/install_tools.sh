#!/usr/bin/env bash
# Fetch what the tests of formats and of the review page use: Chromium, axe-core, the official schemas.
# Usage: tests/install_tools.sh VENV. What is there already is left alone; what cannot be had is named,
# and the tests that need it are skipped (in CI they fail).
set -u
tools="${1:?the folder of the virtual environment}/tools"
mkdir -p "$tools"
missing=()

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else false; fi; }

update_lists() {
  [ -n "${lists_are_new:-}" ] || as_root apt-get update -qq >/dev/null 2>&1
  lists_are_new=yes
}

# The files of a Debian package, without installing it.
unpack() {
  local folder
  folder="$(mktemp -d)"
  chmod 755 "$folder"
  (cd "$folder" && apt-get download -qq "$1" >/dev/null 2>&1 && dpkg-deb -x ./*.deb "$2")
  rm -rf "$folder"
}

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null \
  && ! command -v google-chrome >/dev/null; then
  echo "installing chromium (some 30 seconds)"
  update_lists
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends chromium \
    >/dev/null 2>&1 || missing+=("chromium (apt-get install chromium)")
fi

if [ ! -f "$tools/axe.min.js" ]; then
  folder="$(mktemp -d)"
  (cd "$folder" && npm pack --silent axe-core@4 >/dev/null 2>&1 && tar -xzf axe-core-*.tgz) \
    && cp "$folder/package/axe.min.js" "$tools/" || missing+=("axe-core (npm pack axe-core)")
  rm -rf "$folder"
fi

if [ ! -f "$tools/schemas/tmx14.dtd" ] || [ ! -f "$tools/schemas/xliff-core-2.0.xsd" ]; then
  folder="$(mktemp -d)"
  chmod 755 "$folder"
  mkdir -p "$tools/schemas"
  apt-cache show omegat >/dev/null 2>&1 || update_lists
  unpack php-symfony-translation "$folder" \
    && cp "$folder"/usr/share/php/Symfony/Component/Translation/Resources/schemas/*.xsd "$tools/schemas/" \
    || missing+=("the schemas of XLIFF (apt-get download php-symfony-translation)")
  unpack omegat "$folder" \
    && python3 -m zipfile -e "$folder/usr/share/omegat/OmegaT.jar" "$folder/jar" \
    && cp "$folder/jar/schemas/tmx14.dtd" "$tools/schemas/" \
    || missing+=("the DTD of TMX (apt-get download omegat)")
  rm -rf "$folder"
fi

for name in "${missing[@]+"${missing[@]}"}"; do
  echo "install_tools.sh: cannot get $name: the tests that use it are skipped (in CI they fail)" >&2
done
exit 0
