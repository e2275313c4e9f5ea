namespace ServerlessDam.EndToEnd.Running;

/// <summary>Tests that use the one app on the embedded storage, or the one with models: one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApp : ICollectionFixture<RunningWithModels>
{
    public const string Name = "The app that is shared";
}
