namespace ServerlessDam.EndToEnd.Running;

/// <summary>Tests that use the one app on Azurite, or the one with models: one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAppOnAzurite : ICollectionFixture<RunningWithModelsOnAzurite>
{
    public const string Name = "The app on Azurite that is shared";
}
