import { md } from '../../../format/markdown.js';
import type { Params } from '../../../kit/language.js';

/** What the guide of a KKP plan says, and what each file is for. */
export const en = {
  cluster: md`Cluster`,
  target: md`Target`,
  kubernetes: md`Kubernetes`,
  cni: md`CNI`,
  targetOf: ({ release, cloud, datacenter }: Params<'release' | 'cloud' | 'datacenter'>) => md`KKP ${release}, ${cloud}, datacenter ${datacenter}`,
  cniOf: ({ type, version, mode }: Params<'type' | 'version' | 'mode'>) => md`${type} ${version}, proxy mode ${mode}`,

  pods: md`Pods`,
  services: md`Services`,
  nodeRange: md`Range of one node`,
  rangesStay: ({ source }: Params<'source'>) => md`None of these can be changed once the cluster exists: KKP refuses another family, and other ranges of Pods and Services, for a cluster that is there (${source}).`,
  oneFamilyStays: md` So IPv6 cannot be added later: it takes a new cluster, and moving what runs in this one.`,
  twoFamiliesStay: md` So neither family can be taken away again: it takes a new cluster, and moving what runs in this one.`,

  create: md`Create the cluster`,
  credentialsFirst: ({ command }: Params<'command'>) => md`First ${command}, with the kubeconfig of the Seed cluster: it makes the Secret with the credentials, to which each of the ways refers.`,
  credentialsFirstBesidePreset: ({ command, name }: Params<'command' | 'name'>) => md`The REST API takes the credentials from the preset ${name}. For the other two ways first ${command}, with the kubeconfig of the Seed cluster: it makes the Secret to which they refer.`,
  threeWays: md`Take one of the three ways. The control plane, its ranges and the first node pool are the same; the id of the cluster is not: the Seed takes the one of this plan, KKP itself chooses another.`,
  sshKeysByRest: md` Over the Seed and by the template, SSH keys are assigned by hand.`,
  threeWaysByo: md`Take one of the three ways. The control plane and its ranges are the same; the id of the cluster is not: the Seed takes the one of this plan, KKP itself chooses another.`,
  credentialsSecret: md`the credentials Secret that \`credentials.sh\` makes`,
  preset: ({ name }: Params<'name'>) => md`the preset ${name}`,
  overRest: ({ way, credentials, command, sshKeys }: Params<'way' | 'credentials' | 'command' | 'sshKeys'>) => md`**${way}**, with ${credentials}: ${command}. KKP chooses the id of the cluster${sshKeys}. Run again, the script compares the cluster with \`create-cluster.json\` and makes no second one.`,
  thenSshKeys: md`; the script then assigns the SSH keys`,
  overSeed: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**: ${command}.`,
  overTemplate: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**: ${command} on the master cluster, then *Create cluster from template* in the dashboard.`,
  firstPool: ({ name }: Params<'name'>) => md`KKP makes the node pool ${name} once the control plane is healthy.`,
  noPool: md`KKP makes no machines once the control plane is healthy.`,

  machines: md`Add machines later`,
  machinesOwn: ({ command }: Params<'command'>) => md`\`machinedeployment.yaml\` has every node pool as a MachineDeployment of its own. With the kubeconfig of the user cluster, ${command} makes the pools that are not there.`,
  machinesFirst: md`The first pool is made by KKP and reported as existing. Do not \`apply\` it: KKP has given it labels of its own, which cannot change.`,
  machinesCompleted: md`For the first pool KKP completes fields that exist only once the cluster does. For a pool that you apply yourself, look them up on the Seed cluster and put in those that are not there:`,
  completedFrom: ({ field, command }: Params<'field' | 'command'>) => md`${field} from ${command}`,

  byoOverRest: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**: ${command}. Run again, the script compares the cluster with \`create-cluster.json\` and makes no second one.`,
  join: md`Join the nodes`,
  joinInstall: md`Install a container runtime, \`kubelet\` and \`kubeadm\` of the version above on each node, and give it the addresses below.`,
  joinCommand: ({ command }: Params<'command'>) => md`With the kubeconfig of the new cluster, print the join command: ${command}`,
  joinRun: md`On each node, as root: \`./join-node.sh <node name> <the printed command>\``,
  noNodes: md`The plan lists no nodes yet.`,
  node: md`Node`,

  verify: md`With the kubeconfig of the new cluster: \`./verify/verify.sh\`. It checks the addresses of nodes, Pods and Services, and that each Service answers, and ends with a count.`,

  ways: { rest: 'REST API', seed: 'kubectl on the Seed cluster', template: 'Template' },
  next: {
    credentials: 'Make the Secret with the credentials of the cloud, which it takes from the environment.',
    create: 'Create the cluster over the REST API.',
    pools: 'With the kubeconfig of the user cluster, make the other node pools.',
    joinPrint: 'With the kubeconfig of the new cluster, print the join command.',
    join: 'On each node, as root, run what was printed through the script, with the name of the node.',
  },

  purposes: {
    guide: 'What to do in which order, and what will not work',
    cluster: 'The Cluster, for kubectl on the Seed cluster',
    template: 'The same as a template of the project',
    createBody: 'Body of the REST call that creates the cluster',
    createScript: 'Makes the REST call, with the token from the environment',
    credentials: 'Makes the Secret with the cloud credentials, from the environment',
    machines: 'The node pools, for kubectl in the user cluster',
    joinScript: 'Joins a node with both of its addresses',
    joinNode: 'JoinConfiguration of one node',
  },
};
