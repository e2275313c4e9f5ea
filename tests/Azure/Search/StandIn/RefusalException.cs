namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>What the stand-in does not take, with the status that the service documents for it.</summary>
public sealed class RefusalException(string message, int status = 400) : Exception(message)
{
    public int Status { get; } = status;
}
