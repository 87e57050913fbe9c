import { FAMILY_LABEL, familiesOf, type IpFamily } from '@dualstack/schema';
import { DEMO } from '@dualstack/schema/providers/cce';
import type { GeneratedFile } from '../../kit/file.js';
import { toCompactJson } from '../../format/json.js';
import { toShell } from '../../format/shell.js';
import { toYaml, type Value } from '../../format/yaml.js';
import type { Purposes } from './messages/texts.js';
import { hasBandwidth, type Plan } from './resources.js';

const APP = { app: 'dualstack-demo' };
const NAMESPACE = 'default';
/** The web server listens on IPv4 and IPv6: the image's own entry point turns `listen [::]` on. */
const IMAGE = 'nginx:1.29-alpine';

/** Annotations with ids that exist only once the subnets do; apply.sh puts them in. */
const BANDWIDTH_ANNOTATION = 'yangtse.io/ipv6-bandwidth-id';

/**
 * Example workload, Services and ingresses for the load balancers of the cluster type, and a script that applies them.
 * Dual-stack load balancers exist on Turbo clusters only, dedicated, and reach layer-7 backends over IPv4.
 */
export function serviceFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { loadBalancer, addons = [] } = plan.spec.cce;
  const nginx = loadBalancer.nginxIngressVersion ?? addons.find(({ name }) => name === 'nginx-ingress')?.version;
  const yaml = (name: string, purpose: string, value: Value): GeneratedFile => ({ path: `services/${name}`, mediaType: 'application/yaml', purpose, content: toYaml(value) });
  const files = [
    yaml('workload.yaml', purposes.workload, workload(plan)),
    yaml('load-balancer.yaml', purposes.loadBalancer({ families: loadBalancer.ipFamily }), layer4(plan)),
    yaml('ingress-backend.yaml', purposes.ingressBackend, ingressBackend(plan)),
    yaml('ingress.yaml', purposes.ingress, ingress(plan)),
    ...(nginx === undefined ? [] : [yaml('nginx-ingress.yaml', purposes.nginxIngress({ version: nginx }), nginxIngress())]),
  ];
  return [...files, { path: 'services/apply.sh', mediaType: 'text/x-shellscript', purpose: purposes.applyServices, content: applyScript(files.map(({ path }) => path.slice('services/'.length)), hasBandwidth(plan) && plan.spec.cce.clusterType === 'turbo') }];
}

function workload(plan: Plan): Value {
  const withBandwidth = hasBandwidth(plan) && plan.spec.cce.clusterType === 'turbo';
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'demo', namespace: NAMESPACE, labels: APP },
    spec: {
      replicas: 2,
      selector: { matchLabels: APP },
      template: {
        metadata: { labels: APP, annotations: withBandwidth ? { [BANDWIDTH_ANNOTATION]: '${SHARED_BANDWIDTH_ID}' } : undefined },
        spec: { containers: [{ name: 'web', image: IMAGE, ports: [{ name: 'http', containerPort: 80 }], resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } } }] },
      },
    },
  };
}

function familyFields(ipFamily: IpFamily): { readonly [key: string]: Value } {
  const families = familiesOf(ipFamily).map((family) => FAMILY_LABEL[family]);
  return { ipFamilyPolicy: families.length === 2 ? 'RequireDualStack' : 'SingleStack', ipFamilies: families };
}

/** What a load balancer is created with. Inside the VPC; one with a public IPv4 address is a change of `type`. */
function autocreate({ spec }: Plan, name: string, flavor: { readonly l4_flavor_name: string } | { readonly l7_flavor_name: string }): Value {
  const { loadBalancer } = spec.cce;
  if (loadBalancer.class === 'union') return { type: 'inner', name };
  return {
    type: 'inner',
    name,
    available_zone: loadBalancer.availabilityZones,
    vip_subnet_cidr_id: '${NODE_SUBNET_IPV4_SUBNET_ID}',
    elb_virsubnet_ids: ['${NODE_SUBNET_NETWORK_ID}'],
    ...(loadBalancer.ipFamily === 'IPv4+IPv6' && { ipv6_vip_virsubnet_id: '${NODE_SUBNET_NETWORK_ID}' }),
    ...flavor,
  };
}

function layer4(plan: Plan): Value {
  const { loadBalancer } = plan.spec.cce;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: DEMO.layer4.service,
      namespace: NAMESPACE,
      labels: APP,
      annotations: { 'kubernetes.io/elb.class': loadBalancer.class, 'kubernetes.io/elb.autocreate': toCompactJson(autocreate(plan, DEMO.layer4.balancer, { l4_flavor_name: loadBalancer.l4FlavorName })) },
    },
    spec: { type: 'LoadBalancer', ...familyFields(loadBalancer.ipFamily), selector: APP, ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }] },
  };
}

/** On a Turbo cluster a dedicated load balancer reaches Pods directly; everywhere else it goes through a port of the nodes. */
function ingressBackend({ spec }: Plan): Value {
  const { clusterType, loadBalancer } = spec.cce;
  const reachesPods = clusterType === 'turbo' && loadBalancer.class === 'performance';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: DEMO.layer7.service, namespace: NAMESPACE, labels: APP },
    spec: { type: reachesPods ? 'ClusterIP' : 'NodePort', ...familyFields(loadBalancer.ingressFamily), selector: APP, ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }] },
  };
}

const BACKEND = { service: { name: DEMO.layer7.service, port: { number: 80 } } };

function ingress(plan: Plan): Value {
  const { loadBalancer } = plan.spec.cce;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'demo',
      namespace: NAMESPACE,
      annotations: {
        'kubernetes.io/elb.class': loadBalancer.class,
        'kubernetes.io/elb.port': '80',
        'kubernetes.io/elb.autocreate': toCompactJson(autocreate(plan, DEMO.layer7.balancer, { l7_flavor_name: loadBalancer.l7FlavorName })),
      },
    },
    spec: {
      ingressClassName: 'cce',
      rules: [{ http: { paths: [{ path: '/', pathType: 'ImplementationSpecific', backend: BACKEND, property: { 'ingress.beta.kubernetes.io/url-match-mode': 'STARTS_WITH' } }] } }],
    },
  };
}

function nginxIngress(): Value {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'demo-nginx', namespace: NAMESPACE },
    spec: { ingressClassName: 'nginx', rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: BACKEND }] } }] },
  };
}

function applyScript(files: readonly string[], withBandwidth: boolean): string {
  return toShell({
    comment: [
      'Applies the example workload, Services and ingresses to the cluster.',
      'Needs: kubectl with the kubeconfig of the cluster, and jq. The ids come from the environment (NODE_SUBNET_NETWORK_ID,',
      'NODE_SUBNET_IPV4_SUBNET_ID, SHARED_BANDWIDTH_ID), from api/ids.json, or from the outputs of Terraform in terraform/.',
      'LOAD_BALANCER_NETWORK_ID and LOAD_BALANCER_IPV4_SUBNET_ID put the load balancers into a subnet of their own.',
    ],
    variables: { BANDWIDTH: withBandwidth ? 'yes' : 'no' },
    arrays: { FILES: files },
    body: APPLY,
  });
}

const APPLY = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)

# id_of <name>: prints an id from the environment, from ids.json, or from Terraform
id_of() {
  local name=$1 value=\${!1:-}
  if [[ -z $value && -f $here/../api/ids.json ]]; then value=$(jq --raw-output --arg name "$name" '.[$name] // empty' "$here/../api/ids.json"); fi
  if [[ -z $value && -d $here/../terraform ]] && command -v terraform >/dev/null; then value=$(terraform -chdir="$here/../terraform" output -raw "\${name,,}" 2>/dev/null || true); fi
  if [[ -z $value ]]; then
    printf 'Set %s: it is neither in api/ids.json nor among the outputs of Terraform\\n' "$name" >&2
    return 1
  fi
  printf '%s\\n' "$value"
}

network=\${LOAD_BALANCER_NETWORK_ID:-$(id_of NODE_SUBNET_NETWORK_ID)}
subnet=\${LOAD_BALANCER_IPV4_SUBNET_ID:-$(id_of NODE_SUBNET_IPV4_SUBNET_ID)}
bandwidth=
if [[ $BANDWIDTH == yes ]]; then bandwidth=$(id_of SHARED_BANDWIDTH_ID); fi

for file in "\${FILES[@]}"; do
  kubectl create --dry-run=client --output=json --validate=false --filename "$here/$file" |
    jq --arg network "$network" --arg subnet "$subnet" --arg bandwidth "$bandwidth" '
      if .metadata.annotations["kubernetes.io/elb.autocreate"] then
        .metadata.annotations["kubernetes.io/elb.autocreate"] |= (fromjson
          | if .vip_subnet_cidr_id then .vip_subnet_cidr_id = $subnet else . end
          | if .elb_virsubnet_ids then .elb_virsubnet_ids = [$network] else . end
          | if .ipv6_vip_virsubnet_id then .ipv6_vip_virsubnet_id = $network else . end
          | tojson)
      else . end
      | if .spec.template.metadata.annotations["yangtse.io/ipv6-bandwidth-id"] then .spec.template.metadata.annotations["yangtse.io/ipv6-bandwidth-id"] = $bandwidth else . end' |
    kubectl apply --filename -
done
`;
