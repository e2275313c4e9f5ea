using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Makes a parameter of a message's body.</summary>
internal static class MessageBinding
{
    public static Func<Invocation, object?>? For(Type type)
    {
        if (type == typeof(string)) return Body;
        if (type == typeof(byte[])) return invocation => Encoding.UTF8.GetBytes(Body(invocation));
        if (type == typeof(BinaryData)) return invocation => BinaryData.FromString(Body(invocation));

        // A QueueMessage or a Stream is not read from JSON; the official worker hands these over as they are.
        var isPlain = type.Namespace?.StartsWith("Azure", StringComparison.Ordinal) is not true && !typeof(Stream).IsAssignableFrom(type);
        return isPlain ? invocation => Parse(invocation, type) : null;
    }

    private static string Body(Invocation invocation) => ((QueueDelivery)invocation.Trigger!).Body;

    private static object? Parse(Invocation invocation, Type type)
    {
        var serializer = invocation.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer;
        return serializer is null
            ? JsonSerializer.Deserialize(Body(invocation), type, JsonSerializerOptions.Web)
            : Parse(invocation, type, serializer);
    }

    private static object? Parse(Invocation invocation, Type type, ObjectSerializer serializer)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Body(invocation)));
        return serializer.Deserialize(stream, type, invocation.CancellationToken);
    }
}
