/**
 * A form that a passkey answers. For signing in the browser also offers passkeys in the field for the address, so that
 * nothing has to be typed; pressing the button takes that offer back and asks openly.
 */
class Passkey extends HTMLElement {
  offer: AbortController | null = null;

  constructor() {
    super();
    // Here, not at the button: the page may be renewed around it.
    this.addEventListener('click', (event) => {
      if ((event.target as Element).closest('[data-passkey-go]') !== null) void this.ask();
    });
  }

  connectedCallback(): void {
    if (!('PublicKeyCredential' in window)) return this.tell(this.getAttribute('unsupported') ?? '');
    // After a refusal the person chooses; by itself the same key would be offered again.
    if (this.getAttribute('mode') === 'get' && document.querySelector('.error-summary') === null)
      void this.offerInField();
  }

  disconnectedCallback(): void {
    this.offer?.abort();
  }

  async offerInField(): Promise<void> {
    const offered = PublicKeyCredential as unknown as { isConditionalMediationAvailable?: () => Promise<boolean> };
    if ((await offered.isConditionalMediationAvailable?.()) !== true || !this.isConnected) return;
    const offer = new AbortController();
    this.offer = offer;
    try {
      const given = await navigator.credentials.get({
        publicKey: this.requested(),
        mediation: 'conditional',
        signal: offer.signal,
      });
      this.send(given);
    } catch {
      // Nobody took the offer, or the button was pressed instead.
    }
  }

  async ask(): Promise<void> {
    this.offer?.abort();
    this.tell('');
    try {
      this.send(
        this.getAttribute('mode') === 'create'
          ? await navigator.credentials.create({ publicKey: this.wanted() })
          : await navigator.credentials.get({ publicKey: this.requested() }),
      );
    } catch {
      this.tell(this.getAttribute('failed') ?? '');
    }
  }

  requested(): PublicKeyCredentialRequestOptions {
    const options = JSON.parse(this.getAttribute('options') ?? '{}');
    return {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(named),
    };
  }

  wanted(): PublicKeyCredentialCreationOptions {
    const options = JSON.parse(this.getAttribute('options') ?? '{}');
    return {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(named),
    };
  }

  send(given: Credential | null): void {
    const form = this.querySelector('form');
    const answer = form?.querySelector<HTMLInputElement>('input[name=atbilde]');
    if (!form || !answer || !(given instanceof PublicKeyCredential))
      return this.tell(this.getAttribute('failed') ?? '');
    answer.value = JSON.stringify(written(given));
    form.requestSubmit();
  }

  tell(words: string): void {
    const line = this.querySelector<HTMLElement>('[data-passkey-say]');
    if (line === null) return;
    line.textContent = words;
    line.hidden = words === '';
  }
}

/** As the server reads it: bytes in base64url. */
function written(given: PublicKeyCredential): object {
  const response = given.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const part = (name: string) => {
    const value = (response as unknown as Record<string, unknown>)[name];
    return value instanceof ArrayBuffer ? { [name]: text(value) } : {};
  };
  return {
    id: given.id,
    rawId: text(given.rawId),
    type: given.type,
    authenticatorAttachment: given.authenticatorAttachment ?? undefined,
    clientExtensionResults: given.getClientExtensionResults(),
    response: {
      ...part('clientDataJSON'),
      ...part('attestationObject'),
      ...part('authenticatorData'),
      ...part('signature'),
      ...part('userHandle'),
      ...('getTransports' in response ? { transports: response.getTransports() } : {}),
    },
  };
}

function named(credential: { id: string }): PublicKeyCredentialDescriptor {
  return { ...credential, type: 'public-key', id: bytes(credential.id) } as PublicKeyCredentialDescriptor;
}

function bytes(base64url: string): ArrayBuffer {
  const letters = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

if (customElements.get('l-passkey') === undefined) customElements.define('l-passkey', Passkey);
