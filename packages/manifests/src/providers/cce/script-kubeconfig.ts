import { GO_ON } from './script-lib.js';

/** Days for which the certificate in a kubeconfig is good; the cloud takes up to five years. */
export const KUBECONFIG_DAYS = 30;
export const KUBECONFIG_FILE = 'kubeconfig.json';

/**
 * The body of kubeconfig.sh. Both clouds answer with a whole kubeconfig, as JSON.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cce/cce_02_0248.html
 */
export const KUBECONFIG = `${GO_ON}
cluster_id=$(id_of CLUSTER_ID)
file=\${KUBECONFIG_FILE:-$here/${KUBECONFIG_FILE}}

umask 077
answer=$(call POST "$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID/clusters/$cluster_id/clustercert" "{\\"duration\\":$DAYS}")
if ! jq --exit-status '.kind == "Config" and (.clusters | length > 0)' <<<"$answer" >/dev/null; then
  printf 'The answer is no kubeconfig\\n' >&2
  exit 1
fi
# With an EIP the API server is reached from outside; else from the VPC alone.
printf '%s\\n' "$answer" >"$file.new"
mv "$file.new" "$file"
printf '%s is good for %s days. The API server is at %s\\n' "$file" "$DAYS" "$(jq --raw-output '."current-context" as $now | (first(.contexts[]? | select(.name == $now)).context.cluster) as $name | first(.clusters[] | select(.name == $name)).cluster.server' <<<"$answer")"
`;
