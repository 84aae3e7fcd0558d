/** The package brings no types: what is used of it. */
declare module 'xml-encryption' {
  interface Decryption {
    /** The private key, as PEM. */
    readonly key: string;
    readonly disallowDecryptionWithInsecureAlgorithm: boolean;
    readonly warnInsecureAlgorithm: boolean;
  }
  interface Encryption {
    readonly rsa_pub: string | Buffer;
    readonly pem: string;
    readonly encryptionAlgorithm: string;
    readonly keyEncryptionAlgorithm: string;
    readonly disallowEncryptionWithInsecureAlgorithm: boolean;
    readonly warnInsecureAlgorithm: boolean;
  }
  type Done = (error: Error | null, text?: string) => void;
  const xmlEncryption: {
    decrypt(xml: string, options: Decryption, done: Done): void;
    encrypt(text: string, options: Encryption, done: Done): void;
  };
  export default xmlEncryption;
}
