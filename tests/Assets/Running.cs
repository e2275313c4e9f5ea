namespace ServerlessDam.Assets.Tests;

/// <summary>Of the test that runs.</summary>
internal static class Running
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
