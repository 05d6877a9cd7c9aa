// What the API's codes mean to a person.

export const STATUS = {
  connected: ['Connected', 'good'],
  expired: ['Expired', 'warn'],
  needs_reauth: ['Needs you', 'bad'],
  disconnected: ['Disconnected', 'plain'],
  erased: ['Erased', 'plain'],
};

export const REVOCATION = {
  pending: 'The provider is being told to forget the tokens.',
  revoked: 'The provider has revoked the tokens.',
  unsupported: 'The provider offers no way to revoke them: end the access in its own settings.',
  failed: 'The provider did not revoke them: end the access in its own settings.',
};

export const REFRESH = {
  requested: 'A refresh is asked for.',
  refreshing: 'It is being refreshed now.',
  waiting: 'The last attempt failed; it is tried again.',
};

export const TROUBLE = {
  'not-sent': 'the provider could not be reached',
  'rate-limited': 'the provider asked to wait',
  'client-misconfigured': 'the provider does not accept this server’s application',
  refused: 'the provider refused',
};

const EVENT = {
  LedgerFounded: 'The ledger was founded',
  IdentityRegistered: 'Registered',
  IdentityUpdated: 'Name changed',
  RoleChanged: 'Role changed',
  IdentityDeactivated: 'Deactivated',
  IdentityReactivated: 'Reactivated',
  IdentityErased: 'Erased',
  ApiTokenIssued: 'API token issued',
  ApiTokenRevoked: 'API token revoked',
  SessionOpened: 'Signed in',
  SessionsRevoked: 'Signed out',
  FlowConsumed: 'Came back from a provider',
  FlowFailed: 'A connect flow failed',
  LoginMapped: 'Login mapped',
  LoginUnmapped: 'Login taken away',
  WebhookSubscribed: 'Webhook added',
  WebhookReplayed: 'Webhook told again',
  WebhookRemoved: 'Webhook removed',
  ProviderClientStored: 'Provider client stored',
  ProviderClientRemoved: 'Provider client removed',
  ProviderPaused: 'Provider paused',
  ProviderResumed: 'Provider resumed',
  ConnectionGranted: 'Connected',
  ConnectionUpdated: 'Details changed',
  RefreshRequested: 'Refresh asked for',
  RefreshStarted: 'Refresh began',
  CredentialRefreshed: 'Refreshed',
  RefreshFailed: 'Refresh failed',
  RefreshOutcomeUnknown: 'Refresh ended, nobody knows how',
  ReauthorisationRequired: 'Needs its owner',
  ConnectionTransferred: 'Handed over',
  AccessShared: 'Shared',
  AccessWithdrawn: 'Share ended',
  ConnectionDisconnected: 'Disconnected',
  RevocationRecorded: 'Revocation recorded',
  AccountConflictFound: 'The same account elsewhere',
  ForgeActivated: 'Active forge chosen',
  ForgeCleared: 'Active forge cleared',
  DataKeyShredded: 'Key shredded',
  MasterKeyRotated: 'Master key rotated',
  RefresherKeyRotated: 'Refresher’s key rotated',
  LedgerRestored: 'The ledger was restored',
  RefreshingConfirmed: 'Refreshing confirmed',
  TokenHandedOut: 'Token handed out',
  TokenRefused: 'Token refused',
  SignInFailed: 'Sign-in failed',
  AuditRead: 'Audit read',
};

export const EVENT_TYPES = Object.keys(EVENT);

/** A type that this version does not know is shown as it is. */
export const event = (type) => EVENT[type] ?? type;

const TONE = {
  ConnectionGranted: 'good',
  CredentialRefreshed: 'good',
  ReauthorisationRequired: 'bad',
  RefreshFailed: 'warn',
  RefreshOutcomeUnknown: 'warn',
  ConnectionTransferred: 'info',
  AccessShared: 'info',
  AccessWithdrawn: 'info',
  ConnectionDisconnected: 'plain',
  TokenRefused: 'warn',
  SignInFailed: 'warn',
  IdentityErased: 'bad',
  IdentityDeactivated: 'warn',
  AccountConflictFound: 'warn',
};

export const tone = (type) => TONE[type] ?? 'plain';
