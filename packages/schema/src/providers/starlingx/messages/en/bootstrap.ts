import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import type { SystemType } from '../../catalog.js';

const OIDC = { issuerUrl: 'the URL of the issuer', clientId: 'the client ID', usernameClaim: 'the claim with the user name' } as const;
const SETTINGS = { apiserverExtraArgs: 'a flag of kube-apiserver without its dashes, such as event-ttl', kubeletConfigurations: 'a field of KubeletConfiguration, such as maxPods' } as const;

/** What is said of what only a new system is told, beside its networks. */
export const bootstrapRules = {
  'starlingx/host-record': {
    title: 'A host record has a name of its own, a domain and an address',
    why: 'validate-config splits the record at its commas and ends where no domain or no address is among the parts. dnsmasq, and /etc/hosts until it runs, are made out of what it finds.',
    says: {
      name: ({ number, name }: { number: number; name: string }) => (name === '' ? `Host record ${number} has no name. One word does.` : `"${name}" cannot be the name of a host record: it is one word without "=", ":" and brackets.`),
      twice: ({ name }: { name: string }) => `Two host records are called "${name}", and a map of YAML keeps one of them.`,
      same: ({ number }: { number: number }) => `Host record ${number} says the same as one before it. The playbook takes each once.`,
      'no-domain': ({ number }: { number: number }) => `Host record ${number} has no domain. Name at least one.`,
      domain: ({ domain }: { domain: string }) => `"${domain}" is no domain here: it has letters, digits and hyphens, with a letter or digit at both ends of each part, and at most 24 characters in the last.`,
      'no-address': ({ number }: { number: number }) => `Host record ${number} has no address. Give it one in at least one family.`,
      address: ({ text, family }: { text: string; family: Family }) => (text === '' ? `The ${FAMILY_LABEL[family]} address of a host record is empty.` : `${text} is not an ${FAMILY_LABEL[family]} address.`),
    },
  },
  'starlingx/ssl-ca-cert': {
    title: 'The certificate of a CA is named by its whole path',
    why: 'The playbook looks for the file on controller-0 before it does anything else and ends where it is missing. What a relative path begins at depends on who runs it.',
    says: ({ given }: { given: string }) => `"${given}" is no whole path. It begins with a slash and ends with the name of the file, such as /home/sysadmin/ca-cert.pem.`,
  },
  'starlingx/local-image': {
    title: 'Images for the local registry are fully specified',
    why: 'The playbook passes each to the download as it is written and pushes it under the same name. Without a registry nothing says where to fetch it, and without a tag which one.',
    says: {
      registry: ({ image }: { image: string }) => `"${image}" does not begin with a registry, such as docker.io/library/busybox:1.37.0 does.`,
      tag: ({ image }: { image: string }) => `"${image}" ends with neither a tag nor a digest.`,
    },
  },
  'starlingx/oidc': {
    title: 'OpenID Connect takes an issuer, a client and a claim together',
    why: 'validate-config counts the keys of apiserver_oidc and ends unless there are none, these three, or these three and groups_claim. kube-apiserver takes https alone for the issuer.',
    says: {
      missing: ({ field }: { field: keyof typeof OIDC }) => `OpenID Connect lacks ${OIDC[field]}. Add it, or leave all of it empty.`,
      scheme: ({ given }: { given: string }) => `"${given}" is no URL with https.`,
    },
  },
  'starlingx/kubernetes-setting': {
    title: 'Settings of Kubernetes are called as their component calls them',
    why: 'They go into the configuration of kubeadm as they are. kube-apiserver ends at a flag that it does not know, and a kubelet at a field of another type.',
    says: {
      name: ({ name, list }: { name: string; list: keyof typeof SETTINGS }) => `"${name}" is not ${SETTINGS[list]}.`,
      twice: ({ name }: { name: string }) => `"${name}" is set twice, and a map of YAML keeps one of them.`,
      empty: ({ name }: { name: string }) => `"${name}" has no value.`,
      json: ({ name }: { name: string }) => `The value of "${name}" begins as JSON does and is none: quotation marks and brackets have to close.`,
      quotes: ({ name }: { name: string }) => `The value of "${name}" holds a quotation mark or a backslash: the playbook writes it between quotation marks as it stands, and what comes out is no YAML.`,
      'of-plan': ({ name }: { name: string }) => `"${name}" is set by the plan or by the playbook itself; here it would be the same key a second time.`,
    },
  },
  'starlingx/template-text': {
    title: 'No text is a template of Ansible',
    why: 'The bootstrap playbook reads localhost.yml as variables, and Ansible works out what stands in {{ }} and {% %}: what such a text asks for is done on controller-0.',
    says: ({ given, mark }: { given: string; mark: string }) => `${JSON.stringify(given)} holds ${mark}, with which a template of Ansible begins: the playbook would put something else in its place. Write it without ${mark}.`,
  },
  'starlingx/oidc-overrides': {
    title: 'What OpenID Connect says stands before extra arguments',
    why: 'prepare-env lays the values of apiserver_oidc over those of apiserver_extra_args, as default.yml announces.',
    says: ({ name }: { name: string }) => `"${name}" is set by OpenID Connect as well, and this value is not used.`,
  },
  'starlingx/dns-domain': {
    title: 'The domain of the cluster is a DNS subdomain',
    why: 'kubeadm checks dnsDomain of its ClusterConfiguration and refuses to begin with another.',
    says: ({ given }: { given: string }) => `"${given}" is no DNS subdomain: it has lower-case letters, digits, hyphens and dots, with a letter or digit at both ends of each part.`,
  },
  'starlingx/kernel': {
    title: 'The playbook sets the kernel of AIO systems alone',
    why: 'configure-kernel runs host-kernel-modify where system_type is All-in-one, and passes over the variable elsewhere. Workers get theirs by the system command, each by itself.',
    says: () => 'A Standard system keeps the standard kernel on its controllers, whatever is set here. Set that of workers with system host-kernel-modify.',
  },
  'starlingx/system-mode': {
    title: 'Controllers are connected directly in AIO-DX alone',
    why: 'validate-config sets duplex for a Standard system without a word. A simplex system has one controller, and nothing to connect it to.',
    says: ({ systemType }: { systemType: SystemType }) => (systemType === 'standard' ? 'A Standard system is duplex, whatever is set here.' : 'A system of one controller is simplex, whatever is set here.'),
  },
  'starlingx/filesystem-size': {
    title: 'Sizes of file systems need a release that has them',
    why: 'Ansible passes over variables that no task reads. Up to stx.12.0, apply-manifest has the sizes of file systems written into it.',
    says: ({ release }: { release: string }) => `The playbook of StarlingX ${release} does not read this size, so it is left out of the files. Change it later with system host-fs-modify or controllerfs-modify, or plan for master.`,
  },
};

/** What people call the fields. */
export const bootstrapFields = {
  'spec.starlingx.systemMode': 'Between the controllers',
  'spec.starlingx.kernel': 'Kernel',
  'spec.starlingx.userDnsHostRecords': 'Host records',
  'spec.starlingx.userDnsHostRecords.*': ({ number }: { number: number }) => `Host record ${number}`,
  'spec.starlingx.userDnsHostRecords.*.name': 'Name',
  'spec.starlingx.userDnsHostRecords.*.domains': 'Domains',
  'spec.starlingx.userDnsHostRecords.*.domains.*': ({ number }: { number: number }) => `Domain ${number}`,
  'spec.starlingx.userDnsHostRecords.*.ipv4': 'IPv4 address',
  'spec.starlingx.userDnsHostRecords.*.ipv6': 'IPv6 address',
  'spec.starlingx.userDnsHostRecords.*.ttl': 'Time to live, in seconds',
  'spec.starlingx.sslCaCert': 'Certificate of a CA to trust',
  'spec.starlingx.additionalLocalRegistryImages': 'More images for the local registry',
  'spec.starlingx.additionalLocalRegistryImages.*': ({ number }: { number: number }) => `Image ${number}`,
  'spec.starlingx.apiserverOidc': 'OpenID Connect',
  'spec.starlingx.apiserverOidc.issuerUrl': 'URL of the issuer',
  'spec.starlingx.apiserverOidc.clientId': 'Client ID',
  'spec.starlingx.apiserverOidc.usernameClaim': 'Claim with the user name',
  'spec.starlingx.apiserverOidc.groupsClaim': 'Claim with the groups',
  'spec.starlingx.apiserverExtraArgs': 'Extra arguments of kube-apiserver',
  'spec.starlingx.apiserverExtraArgs.*': ({ number }: { number: number }) => `Argument ${number}`,
  'spec.starlingx.apiserverExtraArgs.*.name': 'Name',
  'spec.starlingx.apiserverExtraArgs.*.value': 'Value',
  'spec.starlingx.kubeletConfigurations': 'Configuration of the kubelet',
  'spec.starlingx.kubeletConfigurations.*': ({ number }: { number: number }) => `Setting ${number}`,
  'spec.starlingx.kubeletConfigurations.*.name': 'Name',
  'spec.starlingx.kubeletConfigurations.*.value': 'Value',
  'spec.starlingx.networkingConfigurations': 'Networking of Kubernetes',
  'spec.starlingx.networkingConfigurations.dnsDomain': 'DNS domain',
  'spec.starlingx.dockerFsSize': 'Size of /var/lib/docker, in GiB',
  'spec.starlingx.dockerDistributionFsSize': 'Size of /var/lib/docker-distribution, in GiB',
};

/** Titles of their choices. */
export const bootstrapTerms = {
  'systemMode.duplex': 'A switch (duplex)',
  'systemMode.duplex-direct': 'A cable (duplex-direct)',
  'kernel.standard': 'Standard',
  'kernel.lowlatency': 'Low latency',
};
