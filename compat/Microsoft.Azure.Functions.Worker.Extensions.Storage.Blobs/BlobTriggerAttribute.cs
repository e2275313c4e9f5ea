using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.InProcess;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each new or changed blob. In process it binds to a <see cref="BlobClient"/>.</summary>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute, ITrigger
{
    /// <summary><c>container</c> or <c>container/prefix{name}suffix</c>; <c>%name%</c> in it stands for a setting.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting that holds the storage's connection. In process the registered <see cref="IBlobArrivals"/> is the storage.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;

    string ITrigger.BindingType => "blobTrigger";

    IEnumerable<string> ITrigger.Check(string functionName, ParameterInfo parameter) => [];

    Func<Invocation, object?>? ITrigger.Bind(ParameterInfo parameter)
        => parameter.ParameterType == typeof(BlobClient) ? static invocation => BlobBinding.Client(invocation) : null;

    IListener? ITrigger.Listen(Function function, ListenerServices services)
        => new BlobListener(
            function,
            BlobPattern.Parse(services.Resolve(BlobPath, function), function.Name),
            services.Get<IBlobArrivals>(function),
            new BlobFate(function, services.Get<ITriggerReceipts>(function), services.Get<ITriggerQueue>(function), services),
            services);
}
