import NIOSSL

/// A certificate for localhost that signs itself. Its key protects nothing: it is published here.
enum TestCertificate {
    static func serverContext() throws -> NIOSSLContext {
        try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
                privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))))
    }

    static func clientConfiguration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)])
        return configuration
    }

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
        c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
        CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNk/BFZI9kxCXOIG
        Z8H73cUtK51NFFP7xKfTImlI+xKr14AG0gLTnBYDZV2lTlzi7aNREHIB+KzpvhMF
        scEKg1SjTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0
        hwR/AAABMB0GA1UdDgQWBBRvhvsJorlRqwTvyNt6QdZaqeICozAKBggqhkjOPQQD
        AgNJADBGAiEAo7RMEZVZJDkeWWVVA3cnDifDAnsbvrKaUvn76/HxfW0CIQCoJOlV
        TCRKhffy08nyfyIxGO/7ofG2YHyJNY9LAAPmOw==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1WnMbizUPWirSHBi
        AlEBrwXvQruaoKtehxxva+cPfZWhRANCAATZPwRWSPZMQlziBmfB+93FLSudTRRT
        +8Sn0yJpSPsSq9eABtIC05wWA2VdpU5c4u2jURByAfis6b4TBbHBCoNU
        -----END PRIVATE KEY-----
        """
}
