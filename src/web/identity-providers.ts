import type { CitizenProvider } from '../channels/latvija/citizen-provider.ts';
import type { StaffProvider } from '../channels/oidc/staff-provider.ts';

/** The identity providers that the installation has set up, and the address at which their answers come back. */
export interface IdentityProviders {
  readonly staff: StaffProvider | null;
  readonly citizen: CitizenProvider | null;
  /** `https://laipa.example`, without a slash at the end. */
  readonly origin: string;
}
