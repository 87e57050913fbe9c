/** Shell that counts checks: `check <what> <command…>` prints how the command ended and goes on. Belongs above {@link COUNTED}. */
export const CHECKS = `passed=0
failed=0

check() {
  local what=$1
  shift
  if "$@"; then
    printf 'ok    %s\\n' "$what"
    passed=$((passed + 1))
  else
    printf 'FAIL  %s\\n' "$what"
    failed=$((failed + 1))
  fi
}
`;

/** Shell that ends a script of checks: the count, and 1 when one of them failed. */
export const COUNTED = `printf '%d passed, %d failed\\n' "$passed" "$failed"
((failed == 0))`;
