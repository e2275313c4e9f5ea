using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>
/// Tells addresses of the public Internet from those that only mean something near this server (IANA special-purpose registries).
/// An IPv4 address wrapped in an IPv6 one is judged by what is inside.
/// </summary>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> SpecialV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"), // Azure's wire server: public in form, the host in fact
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Inside the global unicast block. Teredo (2001::/32), which hides two IPv4 addresses, is in the first.</summary>
    private static readonly ImmutableArray<IPNetwork> SpecialV6 =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !SpecialV4.Any(network => network.Contains(address));

        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var length) || length != 16)
            return false;
        if (Nat64.Contains(address))
            return IsPublic(new IPAddress(bytes[12..]));
        if (SixToFour.Contains(address))
            return IsPublic(new IPAddress(bytes[2..6]));
        if (IsIsatap(bytes) && !IsPublic(new IPAddress(bytes[12..])))
            return false;

        // IPv4-compatible (::/96), local NAT64 (64:ff9b:1::/48), ULA, link-local and multicast all lie outside global unicast.
        return GlobalUnicastV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }

    /// <summary>An interface identifier <c>0000:5efe:a.b.c.d</c> or <c>0200:5efe:a.b.c.d</c> (RFC 5214) below any prefix.</summary>
    private static bool IsIsatap(ReadOnlySpan<byte> bytes)
        => bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
}
