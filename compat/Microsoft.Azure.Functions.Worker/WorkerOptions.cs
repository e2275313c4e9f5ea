using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads messages into objects. Default: System.Text.Json as the web uses it, camel case and any case read.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
