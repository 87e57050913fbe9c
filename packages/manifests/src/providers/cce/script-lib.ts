/** The body of lib.sh. */
export const LIB = `
IAM_ENDPOINT=\${IAM_ENDPOINT:-https://iam.$REGION.$DOMAIN}
VPC_ENDPOINT=\${VPC_ENDPOINT:-https://vpc.$REGION.$DOMAIN}
CCE_ENDPOINT=\${CCE_ENDPOINT:-https://cce.$REGION.$DOMAIN}
ECS_ENDPOINT=\${ECS_ENDPOINT:-https://ecs.$REGION.$DOMAIN}
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
IDS_FILE=\${IDS_FILE:-$here/ids.json}
POLL_SECONDS=\${POLL_SECONDS:-15}
POLL_TIMES=\${POLL_TIMES:-240}

if ((BASH_VERSINFO[0] < 4)); then
  printf 'This is bash %s; bash 4 is needed\\n' "$BASH_VERSION" >&2
  exit 1
fi
for program in curl jq; do
  if ! command -v "$program" >/dev/null; then
    printf 'Install %s first\\n' "$program" >&2
    exit 1
  fi
done
[[ -f $IDS_FILE ]] || printf '{}\\n' >"$IDS_FILE"

# log_in: gets a token for the project, unless the environment has one; ids.json belongs to one project of one region
log_in() {
  if [[ -n \${AUTH_TOKEN:-} ]]; then
    : "\${PROJECT_ID:?set PROJECT_ID to the id of the project that AUTH_TOKEN is for}"
  else
    : "\${OS_USERNAME:?set AUTH_TOKEN and PROJECT_ID, or OS_USERNAME, OS_PASSWORD and OS_DOMAIN_NAME}"
    : "\${OS_PASSWORD:?set OS_PASSWORD}" "\${OS_DOMAIN_NAME:?set OS_DOMAIN_NAME}"
    local answer headers
    headers=$(mktemp)
    answer=$(
      OS_USERNAME=$OS_USERNAME OS_PASSWORD=$OS_PASSWORD OS_DOMAIN_NAME=$OS_DOMAIN_NAME PROJECT=\${OS_PROJECT_NAME:-$REGION} \\
        jq --null-input '{auth: {identity: {methods: ["password"], password: {user: {name: env.OS_USERNAME, password: env.OS_PASSWORD, domain: {name: env.OS_DOMAIN_NAME}}}}, scope: {project: {name: env.PROJECT}}}}' |
        curl --silent --show-error --fail-with-body --request POST --header 'Content-Type: application/json' --data-binary @- --dump-header "$headers" "$IAM_ENDPOINT/v3/auth/tokens"
    )
    AUTH_TOKEN=$(tr -d '\\r' <"$headers" | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: *//p')
    rm -f "$headers"
    PROJECT_ID=\${PROJECT_ID:-$(jq --raw-output .token.project.id <<<"$answer")}
  fi
  local name value known
  for name in PROJECT_ID REGION; do
    value=\${!name}
    known=$(recall "$name")
    if [[ -n $known && $known != "$value" ]]; then
      printf '%s holds the ids of %s %s, and this run is for %s. Give this run another IDS_FILE.\\n' "$IDS_FILE" "$name" "$known" "$value" >&2
      exit 1
    fi
    if [[ -z $known ]]; then keep "$name" "$value"; fi
  done
}

# call <method> <address> [body]: makes a request and prints the answer; the token is in no process list.
# LOOK is a GET that ends with 4, and without a word, where there is nothing.
call() {
  local method=\${1/LOOK/GET} address=$2 answer code status=0
  if (($# > 2)); then
    answer=$(curl --silent --show-error --write-out '\\n%{http_code}' --config <(printf 'header = "X-Auth-Token: %s"\\n' "$AUTH_TOKEN") --request "$method" --header 'Content-Type: application/json' --data-binary @- "$address" <<<"$3") || status=$?
  else
    answer=$(curl --silent --show-error --write-out '\\n%{http_code}' --config <(printf 'header = "X-Auth-Token: %s"\\n' "$AUTH_TOKEN") --request "$method" "$address") || status=$?
  fi
  code=\${answer##*$'\\n'}
  answer=\${answer%"$code"}
  if ((status == 0)) && [[ $code == 2* ]]; then
    printf '%s' "$answer"
  elif [[ $1 == LOOK && $code == 404 ]]; then
    return 4
  else
    printf '%s %s was refused with %s: %s\\n' "$method" "$address" "$code" "$answer" >&2
    return 1
  fi
}

# The ids, as ids.json has them: looked up often, read once.
declare -A known_ids=()
stored_ids=$(jq --raw-output 'to_entries[] | "\\(.key)\\t\\(.value)"' "$IDS_FILE")
while IFS=$'\\t' read -r name value; do
  if [[ -n $name ]]; then known_ids[$name]=$value; fi
done <<<"$stored_ids"

# recall <name>: prints an id that was kept, or nothing
recall() {
  printf '%s' "\${known_ids[$1]:-}"
}

# write_ids: ids.json is always whole
write_ids() {
  local name
  for name in "\${!known_ids[@]}"; do printf '%s\\t%s\\n' "$name" "\${known_ids[$name]}"; done |
    jq --raw-input --null-input '[inputs | split("\\t") | {(.[0]): .[1]}] | add // {}' --sort-keys >"$IDS_FILE.new"
  mv "$IDS_FILE.new" "$IDS_FILE"
}

# keep <name> <id>: writes an id down
keep() {
  if [[ -z $2 || $2 == null ]]; then
    printf 'The answer has no id for %s\\n' "$1" >&2
    return 1
  fi
  if [[ \${known_ids[$1]:-} == "$2" ]]; then return 0; fi
  known_ids[$1]=$2
  write_ids
  printf '%s = %s\\n' "$1" "$2"
}

# forget <name>: of something that is gone
forget() {
  unset "known_ids[$1]"
  write_ids
}

# wait_for <what> <command …>: repeats the command until it succeeds; one that ends with 2 gives up
wait_for() {
  local what=$1 attempt status
  shift
  printf 'Waiting for %s\\n' "$what"
  for ((attempt = 0; attempt < POLL_TIMES; attempt++)); do
    status=0
    "$@" || status=$?
    if ((status == 0)); then return 0; fi
    if ((status == 2)); then return 1; fi
    sleep "$POLL_SECONDS"
  done
  printf 'Gave up waiting for %s\\n' "$what" >&2
  return 1
}

# differences <what> <wanted> <there>: prints each value that is wanted and is another. What an answer does not say is passed by,
# but for IPv6, which is off where nothing is said.
differences() {
  jq --null-input --raw-output --arg what "$1" --argjson wanted "$2" --argjson there "$3" '
    # Only as many parts of a version as both say: v1.33 and v1.33.5-r20 are the same.
    def parts: ltrimstr("v") | split("-") | (.[0] | split(".")) + .[1:];
    def same_version($other): [parts, ($other | parts)] | (map(length) | min) as $most | .[0][:$most] == .[1][:$most];
    def differ($path; $there):
      if type == "object" then to_entries[] as $each | $each.value | differ($path + [$each.key]; if ($there | type) == "object" then $there[$each.key] else null end)
      elif . == null or ($there == null and ($path[-1] | test("^ipv6") | not)) then empty
      elif type == "array" and ($there | type) == "array" and length == ($there | length) and all(.[]; type == "object") then range(length) as $place | .[$place] | differ($path + [$place | tostring]; $there[$place])
      elif tostring == ($there | tostring) then empty
      elif $path[-1] == "version" and ($there | type) == "string" and same_version($there) then empty
      else "\\($what): \\($path | join(".")) is \\($there | tostring), and the plan wants \\(tostring)" end;
    $wanted | differ([]; $there)'
}
`;

/** Shell of the scripts that go on after create.sh or Terraform: where an id comes from. */
export const ID_OF = `# id_of <name>: prints an id from the environment, from ids.json, or from the outputs of Terraform
id_of() {
  local name=$1 value=\${!1:-}
  if [[ -z $value ]]; then value=$(recall "$name"); fi
  if [[ -z $value && -d $here/../terraform ]] && command -v terraform >/dev/null; then value=$(terraform -chdir="$here/../terraform" output -raw "\${name,,}" 2>/dev/null || true); fi
  if [[ -z $value ]]; then
    printf 'Run create.sh or Terraform first, or set %s\\n' "$name" >&2
    return 1
  fi
  printf '%s\\n' "$value"
}`;

/** How the scripts that stand beside lib.sh and go on with what was made begin. */
export const GO_ON = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/lib.sh"
log_in

${ID_OF}`;
