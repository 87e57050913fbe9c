import { GO_ON } from './script-lib.js';

/** The body of addons.sh: installs what is missing; what is there is compared with the plan first, and nothing of it is changed. */
export const ADDONS = `${GO_ON}
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
        .spec.clusterID = $cluster | .spec.values.basic = ($entry.input.basic // {})
        | if .spec.values.custom.cluster_id then .spec.values.custom = ($entry.input.parameters.custom // {}) + {cluster_id: $cluster, tenant_id: $project} else . end' "$here/\${ADDON_FILES[index]}")
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
