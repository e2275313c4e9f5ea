using ServerlessDam.AzuriteEmulator;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>The app with the models of the analysis on Azure Storage.</summary>
public sealed class RunningWithModelsOnAzurite(Azurite azurite) : RunningOnAccount(azurite.NewAccount())
{
    protected override bool HasModels => true;
}
