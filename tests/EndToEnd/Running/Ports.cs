using System.Net;
using System.Net.Sockets;

namespace ServerlessDam.EndToEnd.Running;

internal static class Ports
{
    /// <summary>Different ports of 127.0.0.1 on which nothing listens at the moment.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
