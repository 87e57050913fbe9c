import { FAMILY_LABEL, type Family, familiesOf, type IpFamily, type Language, serviceFamilyFields } from '@dualstack/schema';
import type { GeneratedFile } from './file.js';
import { toShell } from '../format/shell.js';
import { toYamlDocuments, type Value } from '../format/yaml.js';
import { CHECKS, COUNTED } from './checks.js';
import { KIT_TEXTS } from './messages/texts.js';

/** What the verification kit of a cluster must know. */
export interface VerifyOptions {
  readonly clusterName: string;
  readonly ipFamily: IpFamily;
  readonly kubernetesVersion: string;
  /** The families of Services, where they are not those of Pods. */
  readonly serviceFamilies?: readonly Family[];
  /** Why nodes are not asked for an address in each family; empty where they publish them. */
  readonly nodeAddressesSkipped: string;
  /** Whether each node has a Pod range in each family; plugins that allocate otherwise leave it empty. */
  readonly nodesHavePodRanges: boolean;
  /** A Service of type LoadBalancer to try, if the plan wants them: its families, and what the cloud needs as annotations. */
  readonly loadBalancer?: { readonly ipFamily: IpFamily; readonly annotations: Readonly<Record<string, string>> };
  /** Whether that Service must get an address in each of its families. */
  readonly awaitsLoadBalancer?: boolean;
  /** The prefix of NAT64, and the addresses that ipv4only.arpa has behind it, where names are to lead there. */
  readonly nat64?: { readonly prefix: string; readonly addresses: readonly string[] };
}

const NAMESPACE = 'dualstack-verify';
const SELECTOR = { app: 'dualstack-verify' };
/** The web server listens on IPv4 and IPv6: the image's own entry point turns `listen [::]` on. */
const IMAGE = 'nginx:1.29-alpine';

/**
 * The verification kit: a workload, Services in each family and in both, and a script that checks that nodes,
 * Pods and Services have the addresses they should, and that each Service answers.
 *
 * @see https://kubernetes.io/docs/tasks/network/validate-dual-stack/
 */
export function verificationKit(options: VerifyOptions, language: Language): GeneratedFile[] {
  const { purposes } = KIT_TEXTS[language];
  const families = familiesOf(options.ipFamily);
  return [
    {
      path: 'verify/workload.yaml',
      mediaType: 'application/yaml',
      purpose: purposes.workload,
      content: workload(options),
    },
    {
      path: 'verify/verify.sh',
      mediaType: 'text/x-shellscript',
      purpose: purposes.verify,
      content: toShell({
        comment: ['Checks that the cluster speaks its address families, the way the Kubernetes page "Validate IPv4/IPv6 dual-stack" does.', 'Needs: kubectl with the kubeconfig of the new cluster.', 'Ends with 0 when everything holds, 1 when something does not. KEEP=1 leaves the workload in place.'],
        variables: { CLUSTER: options.clusterName, NAMESPACE, NODE_ADDRESSES_SKIPPED: options.nodeAddressesSkipped, POD_RANGES: options.nodesHavePodRanges ? 'check' : 'skip', ...(options.nat64 && { NAT64_PREFIX: options.nat64.prefix }) },
        arrays: { FAMILIES: families.map((family) => FAMILY_LABEL[family]), ...(options.nat64 && { NAT64_ADDRESSES: options.nat64.addresses }) },
        body: bodyOf(options),
      }),
    },
  ];
}

/** What of the options the workload depends on, and nothing else: it is remembered by that. */
type WorkloadOptions = Pick<VerifyOptions, 'ipFamily' | 'serviceFamilies' | 'kubernetesVersion' | 'loadBalancer'>;

/** Workloads of the last clusters; few plans differ in theirs. */
const workloads = new Map<string, string>();
const MOST_WORKLOADS = 64;

function workload({ ipFamily, serviceFamilies, kubernetesVersion, loadBalancer }: WorkloadOptions): string {
  const options: WorkloadOptions = { ipFamily, kubernetesVersion, ...(serviceFamilies && { serviceFamilies }), ...(loadBalancer && { loadBalancer }) };
  const key = JSON.stringify(options);
  const known = workloads.get(key);
  if (known !== undefined) return known;
  const made = toYamlDocuments([namespace(), deployment(), ...services(options)], ['Applied and removed by verify.sh.']);
  if (workloads.size >= MOST_WORKLOADS) workloads.clear();
  workloads.set(key, made);
  return made;
}

function namespace(): Value {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
}

function deployment(): Value {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: NAMESPACE, labels: SELECTOR },
    spec: {
      replicas: 2,
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: { labels: SELECTOR },
        spec: {
          containers: [
            {
              name: 'web',
              image: IMAGE,
              ports: [{ name: 'http', containerPort: 80 }],
              env: [{ name: 'MY_POD_IPS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } }],
              readinessProbe: { httpGet: { path: '/', port: 'http' } },
              resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
            },
          ],
        },
      },
    },
  };
}

function services(options: WorkloadOptions): Value[] {
  const families = options.serviceFamilies ?? familiesOf(options.ipFamily);
  const single = families.map((family) => service(options, `web-${family}`, [family]));
  if (families.length < 2) return [...single, ...loadBalancer(options)];
  return [...single, service(options, 'web-dual', families), service(options, 'web-node-port', families, { type: 'NodePort' }), ...loadBalancer(options)];
}

function loadBalancer(options: WorkloadOptions): Value[] {
  if (!options.loadBalancer) return [];
  const { ipFamily, annotations } = options.loadBalancer;
  return [service(options, 'web-load-balancer', familiesOf(ipFamily), { type: 'LoadBalancer' }, annotations)];
}

function service({ kubernetesVersion }: WorkloadOptions, name: string, families: readonly Family[], extra: { readonly [key: string]: Value } = {}, annotations?: Readonly<Record<string, string>>): Value {
  const labels = families.map((family) => FAMILY_LABEL[family]);
  const familyFields: { readonly [key: string]: Value } =
    serviceFamilyFields(kubernetesVersion) === 'ipFamily' ? { ipFamily: labels[0] } : { ipFamilyPolicy: families.length === 2 ? 'RequireDualStack' : 'SingleStack', ipFamilies: labels };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE, labels: SELECTOR, annotations: annotations && { ...annotations } },
    spec: { ...extra, ...familyFields, selector: SELECTOR, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
}

const VERIFY_BODY = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
${CHECKS}
# family_of <address or range>: prints IPv4 or IPv6
family_of() {
  case $1 in
    *:*) printf 'IPv6' ;;
    *.*) printf 'IPv4' ;;
  esac
}

# has_families <words>: whether the addresses are of exactly the families of the cluster, in their order
has_families() {
  local found=()
  local address
  for address in $1; do found+=("$(family_of "$address")"); done
  [[ "\${found[*]:-}" == "\${FAMILIES[*]}" ]]
}

# has_each_family <words>: whether each family of the cluster is among the addresses
has_each_family() {
  local family address seen
  for family in "\${FAMILIES[@]}"; do
    seen=no
    for address in $1; do
      if [[ $(family_of "$address") == "$family" ]]; then seen=yes; fi
    done
    if [[ $seen == no ]]; then return 1; fi
  done
}

# answers <address>: whether a Pod gets an answer from a web server at the address
answers() {
  local host=$1
  if [[ $host == *:* ]]; then host="[$host]"; fi
  kubectl --namespace "$NAMESPACE" exec deployment/web -- wget -q -T 5 -O /dev/null "http://$host/"
}

# A workload that an earlier run left goes first, so that nothing of another plan is checked; what is not ours stays.
if [[ -n $(kubectl get namespace "$NAMESPACE" --ignore-not-found --output name) ]]; then
  others=$(kubectl --namespace "$NAMESPACE" get deployments,statefulsets,daemonsets,services --selector 'app!=dualstack-verify' --output name)
  if [[ -n $others ]]; then
    printf 'The namespace %s holds what this script did not make: %s. Nothing was changed.\\n' "$NAMESPACE" "$(tr '\\n' ' ' <<<"$others")" >&2
    exit 1
  fi
  kubectl delete namespace "$NAMESPACE" --ignore-not-found --timeout=180s >/dev/null
fi

cleanup() {
  if [[ \${KEEP:-} != 1 ]]; then kubectl delete namespace "$NAMESPACE" --ignore-not-found --wait=false >/dev/null; fi
}
trap cleanup EXIT

printf 'Checking cluster %s for %s\\n' "$CLUSTER" "\${FAMILIES[*]}"
kubectl apply --filename "$here/workload.yaml" >/dev/null
kubectl --namespace "$NAMESPACE" rollout status deployment/web --timeout=180s >/dev/null

for node in $(kubectl get nodes --output 'jsonpath={.items[*].metadata.name}'); do
  if [[ $POD_RANGES == check ]]; then
    check "node $node: a Pod range in each family" has_families "$(kubectl get node "$node" --output 'jsonpath={.spec.podCIDRs[*]}')"
  fi
  if [[ -z $NODE_ADDRESSES_SKIPPED ]]; then
    check "node $node: an address in each family" has_each_family "$(kubectl get node "$node" --output 'jsonpath={.status.addresses[?(@.type=="InternalIP")].address} {.status.addresses[?(@.type=="ExternalIP")].address}')"
  else
    printf 'skip  node %s: %s\\n' "$node" "$NODE_ADDRESSES_SKIPPED"
  fi
done

for pod in $(kubectl --namespace "$NAMESPACE" get pods --selector app=dualstack-verify --output 'jsonpath={.items[*].metadata.name}'); do
  check "Pod $pod: an address in each family" has_families "$(kubectl --namespace "$NAMESPACE" get pod "$pod" --output 'jsonpath={.status.podIPs[*].ip}')"
done

for service in $(kubectl --namespace "$NAMESPACE" get services --selector app=dualstack-verify --output 'jsonpath={.items[*].metadata.name}'); do
  wanted=$(kubectl --namespace "$NAMESPACE" get service "$service" --output 'jsonpath={.spec.ipFamilies[*]}')
  for address in $(kubectl --namespace "$NAMESPACE" get service "$service" --output 'jsonpath={.spec.clusterIPs[*]}'); do
    family=$(family_of "$address")
    check "Service $service: $address is of a family it asks for" test "\${wanted#*"$family"}" != "$wanted"
    check "Service $service: answers at $address" answers "$address"
  done
done

${COUNTED}
`;

/** Looks at the load balancer, which gets its addresses a while after it is made. */
const BALANCED = `# balanced <service>: whether a load balancer gets an address in each of its families within a minute; prints what it has
balanced() {
  local attempt address family found wanted missing=
  wanted=$(kubectl --namespace "$NAMESPACE" get service "$1" --output 'jsonpath={.spec.ipFamilies[*]}')
  for ((attempt = 0; attempt < 12; attempt += 1)); do
    if ((attempt > 0)); then sleep 5; fi
    found=$(kubectl --namespace "$NAMESPACE" get service "$1" --output 'jsonpath={.status.loadBalancer.ingress[*].ip}')
    missing=
    for family in $wanted; do
      for address in $found none; do
        if [[ $(family_of "$address") == "$family" ]]; then continue 2; fi
      done
      missing="$missing $family"
    done
    if [[ -z $missing ]]; then
      printf '      Service %s: %s\\n' "$1" "$found"
      return 0
    fi
  done
  printf '      Service %s: no address of%s\\n' "$1" "$missing"
  return 1
}

# has_route <address>: whether this machine has a way to the address at all; where ip is not there, it may
has_route() {
  if ! command -v ip >/dev/null; then return 0; fi
  if [[ $1 == *:* ]]; then ip -6 route get "$1" >/dev/null 2>&1; else ip -4 route get "$1" >/dev/null 2>&1; fi
}

# is_node: whether this machine is one of the cluster, whose own rules answer for load balancers before anybody outside is asked
is_node() {
  local address
  if ! command -v ip >/dev/null; then return 1; fi
  for address in $(kubectl get nodes --output 'jsonpath={.items[*].status.addresses[?(@.type=="InternalIP")].address}'); do
    if [[ -n $(ip -o address show to "$address" 2>/dev/null) ]]; then return 0; fi
  done
  return 1
}

# reached <address>: whether a web server answers this machine at the address within half a minute, so long as routers may need to learn of it
reached() {
  local host=$1 attempt
  if [[ $host == *:* ]]; then host="[$host]"; fi
  for ((attempt = 0; attempt < 6; attempt += 1)); do
    if ((attempt > 0)); then sleep 5; fi
    if curl --globoff --noproxy '*' --silent --output /dev/null --max-time 5 "http://$host/"; then return 0; fi
  done
  printf '      Nobody answers at %s. On the link of the nodes, or on their routers: does anybody announce it (ip neighbour; the routes that BGP learnt)?\\n' "$1"
  printf '      In the cluster: kubectl --namespace %s describe service web-load-balancer, and the sessions that README.md shows.\\n' "$NAMESPACE"
  return 1
}

check 'Service web-load-balancer: an address in each family' balanced web-load-balancer
addresses=$(kubectl --namespace "$NAMESPACE" get service web-load-balancer --output 'jsonpath={.status.loadBalancer.ingress[*].ip}')
for address in $addresses; do
  if ! command -v curl >/dev/null; then
    printf 'skip  Service web-load-balancer: curl is not here, so nothing is asked at %s\\n' "$address"
  elif ! has_route "$address"; then
    printf 'skip  Service web-load-balancer: this machine has no route to %s, so try from one that speaks %s\\n' "$address" "$(family_of "$address")"
  else
    check "Service web-load-balancer: answers this machine at $address" reached "$address"
  fi
done
if [[ -n $addresses ]] && is_node; then printf 'note  This machine is a node of the cluster, which finds load balancers by itself: ask again from another one\\n'; fi
`;

/** Looks a name up that has IPv4 addresses alone, and the same ones everywhere (RFC 7050). */
const TRANSLATED = `# translated <address>: whether a Pod finds the address by the name that has IPv4 alone
translated() {
  local answer
  answer=$(kubectl --namespace "$NAMESPACE" exec deployment/web -- nslookup -type=AAAA ipv4only.arpa.) || return
  grep --quiet --fixed-strings --ignore-case --word-regexp -- "$1" <<<"$answer"
}

for address in "\${NAT64_ADDRESSES[@]}"; do
  check "DNS64: ipv4only.arpa is $address, behind $NAT64_PREFIX" translated "$address"
done
`;

/** The script with what a plan has beside its families. */
function bodyOf({ awaitsLoadBalancer, nat64 }: VerifyOptions): string {
  const more = [...(awaitsLoadBalancer ? [BALANCED] : []), ...(nat64 ? [TRANSLATED] : [])];
  return more.length === 0 ? VERIFY_BODY : VERIFY_BODY.replace(COUNTED, () => [...more, COUNTED].join('\n'));
}
