using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Infra.Tests.Settings;

/// <summary>Containers, queues and tables that the app names: in constants that are called so, and on its triggers.</summary>
internal static class StorageNames
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // What the embedded storage names lies in SQLite; receipts of triggers are the in-process host's, the Functions host keeps its own.
    private static readonly IReadOnlyList<Type> Types =
    [
        .. new[] { "Functions", "Assets", "Azure" }
            .SelectMany(room => Assembly.Load("ServerlessDam." + room).GetTypes())
            .Where(type => type.Namespace != "ServerlessDam.Azure.Triggers"),
    ];

    private static readonly IReadOnlyList<ParameterInfo> TriggerParameters =
        [.. Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())];

    public static IEnumerable<string> Containers => Constants("Container").Concat(BlobTriggers.Select(trigger => trigger.Container)).Distinct();

    public static IEnumerable<string> Queues
        => Constants("Queue")
            .Concat(TriggerParameters.Select(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName).OfType<string>())
            .Distinct();

    public static IEnumerable<string> Tables => Constants("Table").Distinct();

    /// <summary>Each blob trigger: its container and the name of its function.</summary>
    public static IEnumerable<(string Container, string Function)> BlobTriggers
        => from parameter in TriggerParameters
           let trigger = parameter.GetCustomAttribute<BlobTriggerAttribute>()
           where trigger is not null
           select (trigger.BlobPath.Split('/')[0], parameter.Member.GetCustomAttribute<FunctionAttribute>()!.Name);

    private static IEnumerable<string> Constants(string suffix)
        => from type in Types
           from field in type.GetFields(AnyStatic | BindingFlags.DeclaredOnly)
           where field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith(suffix, StringComparison.Ordinal)
           select (string)field.GetRawConstantValue()!;
}
