import { GO_ON } from './script-lib.js';

/** jq: the values of an add-on that takes what its template says; the autoscaler knows its cluster and project. */
const BY_TEMPLATE = `
        | if .spec.values.custom.cluster_id then .spec.values.custom = ($entry.input.parameters.custom // {}) + {cluster_id: $cluster, tenant_id: $project} else . end`;

/**
 * jq: the same beside add-ons with settings. What the plan says goes over what the template says, keys and tokens come from the
 * environment, and the size is the first that the template has for the mode.
 */
const WITH_SETTINGS = `
        | if .spec.values.flavor then
            (.spec.values.custom | walk(if . == "\${CLUSTER_ID}" then $cluster elif . == "\${PROJECT_ID}" then $project else . end)) as $ours
            | .spec.values.custom = ($entry.input.parameters.custom // {}) * $ours
            | if .spec.values.custom.aom_enable then .spec.values.custom += {aom_app_key: env.AOM_APP_KEY, aom_app_secret: env.AOM_APP_SECRET} else . end
            | if .spec.values.custom.enablethird and (env.MONITORING_TOKEN // "") != "" then .spec.values.custom.bearer_token = env.MONITORING_TOKEN else . end
            | .spec.values.flavor = ([$entry.input.parameters // {} | to_entries[] | select(.key | startswith("flavor")) | .value] | map(select((.deploy_mode // "agent") == "agent")) | .[0] // {})
          elif .spec.values.custom.cluster_id then .spec.values.custom = ($entry.input.parameters.custom // {}) + {cluster_id: $cluster, tenant_id: $project}
          else . end`;

/** Shell: the keys of AOM are there before anything is installed. */
const AOM_KEYS = `
      if [[ $name == cie-collector && (-z \${AOM_APP_KEY:-} || -z \${AOM_APP_SECRET:-}) ]]; then problems+='set AOM_APP_KEY and AOM_APP_SECRET to the keys of the AOM instance'$'\\n'; fi`;

/**
 * The body of addons.sh: installs what is missing; what is there is compared with the plan first, and nothing of it is changed.
 *
 * @param hasSettings whether an add-on is told more than its version
 * @param needsAomKeys whether an add-on sends metrics to AOM
 */
export const addonsBody = (hasSettings: boolean, needsAomKeys: boolean): string => `${GO_ON}
cluster_id=$(id_of CLUSTER_ID)
# Open Telekom Cloud answers for add-ons under the name of the cluster.
if [[ -n $BY_CLUSTER ]]; then
  addon_api=\${ADDON_ENDPOINT:-https://$cluster_id.\${CCE_ENDPOINT#https://}}/api/v3
else
  addon_api=\${ADDON_ENDPOINT:-$CCE_ENDPOINT}/api/v3
fi

there=$(call GET "$addon_api/addons?cluster_id=$cluster_id")
problems=''
bodies=()
for index in "\${!ADDON_FILES[@]}"; do
  name=\${ADDON_NAMES[index]}
  version=\${ADDON_VERSIONS[index]}
  body=''
  now=$(NAME=$name jq --raw-output '[.items[]? | select(.spec.addonTemplateName == env.NAME) | .spec.version][0] // ""' <<<"$there")
  if [[ -n $now && $now != "$version" ]]; then
    problems+="add-on $name: version is $now, and the plan wants $version"$'\\n'
  elif [[ -z $now ]]; then
    template=$(call GET "$addon_api/addontemplates?addon_template_name=$name")
    entry=$(VERSION=$version jq '[.items[]?.spec.versions[]? | select(.version == env.VERSION)][0] // empty' <<<"$template")
    if [[ -z $entry ]]; then
      problems+="add-on $name: there is no version $version, but $(jq --raw-output '[.items[]?.spec.versions[]?.version] | join(", ")' <<<"$template")"$'\\n'
    else
      body=$(jq --arg cluster "$cluster_id" --arg project "$PROJECT_ID" --argjson entry "$entry" '
        .spec.clusterID = $cluster | .spec.values.basic = ($entry.input.basic // {})${hasSettings ? WITH_SETTINGS : BY_TEMPLATE}' "$here/\${ADDON_FILES[index]}")${needsAomKeys ? AOM_KEYS : ''}
    fi
  fi
  bodies+=("$body")
done
if [[ -n $problems ]]; then
  printf '%s' "$problems" 'No add-on was installed.' >&2
  printf '\\n' >&2
  exit 1
fi

for index in "\${!ADDON_FILES[@]}"; do
  if [[ -n \${bodies[index]} ]]; then
    call POST "$addon_api/addons" "\${bodies[index]}" >/dev/null
    printf 'Add-on %s %s\\n' "\${ADDON_NAMES[index]}" "\${ADDON_VERSIONS[index]}"
  fi
done
addons_run() {
  local now name status
  now=$(call GET "$addon_api/addons?cluster_id=$cluster_id") || return 2
  for name in "\${ADDON_NAMES[@]}"; do
    status=$(NAME=$name jq --raw-output '[.items[]? | select(.spec.addonTemplateName == env.NAME) | .status.status][0] // ""' <<<"$now")
    case $status in
      running | available) ;;
      *Failed | abnormal)
        printf 'The add-on %s is in status %s\\n' "$name" "$status" >&2
        return 2
        ;;
      *) return 1 ;;
    esac
  done
}
wait_for 'the add-ons' addons_run
`;
