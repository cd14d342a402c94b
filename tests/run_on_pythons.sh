#!/usr/bin/env bash
# Build the wheel and try it on every supported Python of this machine but the one of .venv: it installs, its
# dependencies agree, the quick tests pass. Usage: tests/run_on_pythons.sh BIN, the folder of .venv's programs.
set -eu
bin="${1:?the folder of the programs of .venv}"
bin="$(cd "$bin" && pwd)"
own="$("$bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
quick=(tests/checks tests/glossary tests/reading tests/sentences tests/summary tests/rendering tests/test_api.py)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$bin/uv" build --quiet --wheel --out-dir "$work/dist" .

find_python() { # the interpreter of a version, on the path or kept by pyenv; nothing where there is none
  local each
  for each in "$(command -v "python$1" || true)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python; do
    if [ -n "$each" ] && "$each" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" 2>/dev/null; then
      echo "$each"
      return
    fi
  done
}

for version in 3.10 3.11 3.12 3.13 3.14; do
  [ "$version" != "$own" ] || continue
  python="$(find_python "$version")"
  if [ -z "$python" ]; then
    echo "Python $version: not on this machine"
    continue
  fi
  "$bin/uv" venv --quiet --python "$python" "$work/$version"
  "$bin/uv" pip install --quiet --python "$work/$version/bin/python" -c constraints.txt "$(echo "$work"/dist/*.whl)[starter]" \
    hypothesis jsonschema pytest pytest-randomly pytest-socket pytest-xdist translate-toolkit
  "$bin/uv" pip check --quiet --python "$work/$version/bin/python"
  echo "Python $version:"
  # from a folder of its own, so that the installed package is tested and not the checkout
  mkdir "$work/run$version"
  cp -r tests docs glossaries examples pyproject.toml "$work/run$version"
  (cd "$work/run$version" && "$work/$version/bin/python" -m pytest -n auto -o cache_dir="$work/cache" \
    --ignore=tests/rendering/test_xml.py "${quick[@]}")
done
