using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>The addresses of a host; tests give their own.</summary>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>
/// Decides where this server may connect to. Addresses are checked where the connection is made, so that no name can stand for
/// another address between check and use.
/// </summary>
internal sealed class RemoteGate(IOptions<RemoteFetchOptions> options, HostResolver resolve)
{
    /// <summary>Ports of web servers. The rest belongs to databases, mail, storage emulators and the like.</summary>
    private static readonly int[] WebPorts = [80, 443, 8080, 8443];

    /// <summary>Whether a URL may be asked at all: scheme, no user, port.</summary>
    public bool MayAsk(Uri url)
        => (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.UserInfo.Length == 0
            && url.Host.Length > 0
            && (WebPorts.Contains(url.Port) || IsAllowListed(url));

    /// <summary>Opens a connection for a request to an address that was found good.</summary>
    /// <exception cref="RefusedAddressException">One of the host's addresses is not public.</exception>
    public async Task<Stream> ConnectAsync(Uri url, DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal) ? [literal] : await resolve(endPoint.Host, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);

        // One private address among public ones is how a name is made to change its mind.
        if (!IsAllowListed(url) && !addresses.All(PublicAddress.IsPublic))
            throw new RefusedAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowListed(Uri url) => options.Value.AllowedHosts.Any(allowed =>
        allowed.Equals(url.Host, StringComparison.OrdinalIgnoreCase)
        || allowed.Equals($"{url.Host}:{url.Port}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A host's address is none that may be fetched from.</summary>
internal sealed class RefusedAddressException() : Exception("The address is not public.");
