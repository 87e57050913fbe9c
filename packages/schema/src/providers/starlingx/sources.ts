import type { Source } from '../../findings/finding.js';

/** The commits in which the rules were read, August 2026. */
const PLAYBOOKS_COMMIT = 'ac127c72f4f961da7962e37b8d05b339b0ebac1f';
const CONFIG_COMMIT = 'b62963d4103ec55e330cc691311ee90bf9782f4d';
const DISTCLOUD_COMMIT = '8ae018234641695a3f9cdc5a190591b5b12fa0d5';

const playbook = (title: string, file: string): Source => ({ title: `StarlingX bootstrap playbook: ${title}`, url: `https://github.com/starlingx/ansible-playbooks/blob/${PLAYBOOKS_COMMIT}/playbookconfig/src/playbooks/${file}` });
const sysinv = (title: string, file: string): Source => ({ title: `StarlingX system API: ${title}`, url: `https://github.com/starlingx/config/blob/${CONFIG_COMMIT}/sysinv/sysinv/sysinv/sysinv/${file}` });
const client = (title: string, file: string): Source => ({ title: `StarlingX system command: ${title}`, url: `https://github.com/starlingx/config/blob/${CONFIG_COMMIT}/sysinv/cgts-client/cgts-client/cgtsclient/v1/${file}` });
const distcloud = (title: string): Source => ({ title: `StarlingX distributed cloud manager: ${title}`, url: `https://github.com/starlingx/distcloud/blob/${DISTCLOUD_COMMIT}/distributedcloud/dcmanager/common/phased_subcloud_deploy.py` });

const VALIDATE_CONFIG = 'roles/bootstrap/validate-config/tasks/main.yml';
const PREPARE_ENV = 'roles/bootstrap/prepare-env/tasks/main.yml';

/** Where the rules for StarlingX are written. */
export const SOURCES = {
  dualStack: { title: 'StarlingX: configure dual-stack support', url: 'https://www.starlingx.io/blog/starlingx-dual-stack-support' },
  defaults: playbook('default.yml', 'host_vars/bootstrap/default.yml'),
  validateConfig: playbook('validate-config', VALIDATE_CONFIG),
  prepareEnv: playbook('prepare-env', PREPARE_ENV),
  prepareEnvVars: playbook('Kubernetes defaults', 'roles/bootstrap/prepare-env/vars/main.yml'),
  validateConfigVars: playbook('validate-config variables', 'roles/bootstrap/validate-config/vars/main.yml'),
  parseDualStack: playbook('parse_dual_stack.py', 'roles/common/validate-addresses/files/parse_dual_stack.py'),
  addressVsSubnet: playbook('validate_dual_stack_address_vs_subnet.py', 'roles/common/validate-addresses/files/validate_dual_stack_address_vs_subnet.py'),
  addressRange: playbook('validate_address_range.yml', 'roles/common/validate-addresses/tasks/validate_address_range.yml'),
  hostRecords: playbook('parse_user_dns_host_record.py', 'roles/bootstrap/validate-config/files/parse_user_dns_host_record.py'),
  kernel: playbook('configure-kernel', 'roles/bootstrap/configure-kernel/tasks/main.yml'),
  kubeadm: playbook('kubeadm.yaml.j2', 'roles/common/files/kubeadm.yaml.j2'),
  filesystems: playbook('sizes of file systems', 'roles/bootstrap/apply-manifest/tasks/apply_bootstrap_manifest.yml'),
  templates: { title: 'Ansible: unsafe or raw strings', url: 'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_advanced_syntax.html#unsafe-or-raw-strings' },
  oidc: { title: 'Kubernetes: OpenID Connect tokens, configuring the API server', url: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#configuring-the-api-server' },
  dnsDomain: { title: 'kubeadm ValidateNetworking', url: 'https://github.com/kubernetes/kubernetes/blob/00d24de699fe4409b5829a5e51b73c1fc7bcba12/cmd/kubeadm/app/apis/kubeadm/validation/validation.go' },
  registries: playbook('known registries', 'roles/common/validate-registries/vars/main.yml'),
  addressList: playbook('validate-addresses', 'roles/common/validate-addresses/tasks/main.yml'),
  populate: playbook('populate_initial_config.py', 'roles/bootstrap/persist-config/files/populate_initial_config.py'),
  addressPool: sysinv('address pools', 'api/controllers/v1/address_pool.py'),
  poolOverlaps: sysinv('overlaps of address pools', 'common/address_pool.py'),
  commonPools: sysinv('addresses of pools', 'common/address_pool.py'),
  urls: sysinv('names and URLs', 'common/utils.py'),
  bootstrapConfig: playbook('bootstrap_config.j2', 'roles/bootstrap/persist-config/templates/bootstrap_config.j2'),
  networkAddrpool: sysinv('address pools of networks', 'api/controllers/v1/network_addrpool.py'),
  conductor: sysinv('what a change of pools applies', 'conductor/manager.py'),
  defaultRoutes: sysinv('default routes of a host', 'puppet/interface.py'),
  addrpoolCommand: client('addrpool-add', 'address_pool_shell.py'),
  networkAddrpoolCommand: client('network-addrpool-assign', 'network_addrpool_shell.py'),
  subcloudValues: distcloud('validate_bootstrap_values'),
  subcloudConfig: distcloud('validate_subcloud_config'),
  subcloudGateway: distcloud('validate_systemcontroller_gateway_address'),
} as const satisfies Record<string, Source>;
