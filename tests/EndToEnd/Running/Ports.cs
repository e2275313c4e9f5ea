using System.Net;
using System.Net.Sockets;

namespace ServerlessDam.EndToEnd.Running;

internal static class Ports
{
    /// <summary>What was given out is not given out again: it may be a while until somebody listens there.</summary>
    private static readonly HashSet<int> Given = [];

    /// <summary>Different ports of 127.0.0.1 on which nothing listens at the moment.</summary>
    public static int[] Free(int count)
    {
        lock (Given)
        {
            while (true)
            {
                var ports = Found(count);
                if (!ports.Any(Given.Contains))
                {
                    Given.UnionWith(ports);
                    return ports;
                }
            }
        }
    }

    private static int[] Found(int count)
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

    /// <summary>The first of so many consecutive ports on which nothing listens at the moment.</summary>
    public static int FreeRow(int count)
    {
        while (true)
        {
            var first = Free(1)[0];
            var row = Enumerable.Range(first, count).ToList();
            lock (Given)
            {
                if (first + count <= IPEndPoint.MaxPort && row.Skip(1).All(port => !Given.Contains(port) && IsFree(port)))
                {
                    Given.UnionWith(row);
                    return first;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
