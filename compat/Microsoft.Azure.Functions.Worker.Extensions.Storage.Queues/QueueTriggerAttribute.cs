using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.InProcess;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each message of a queue. In process it binds to a string, bytes, or an object read from JSON.</summary>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute, ITrigger
{
    /// <summary><c>%name%</c> in it stands for a setting.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the storage's connection. In process the registered <see cref="ITriggerQueue"/> is the storage.</summary>
    public string? Connection { get; set; }

    string ITrigger.BindingType => "queueTrigger";

    IEnumerable<string> ITrigger.Check(string functionName, ParameterInfo parameter) => [];

    Func<Invocation, object?>? ITrigger.Bind(ParameterInfo parameter) => MessageBinding.For(parameter.ParameterType);

    IListener? ITrigger.Listen(Function function, ListenerServices services)
        => new QueueListener(function, services.Resolve(QueueName, function), services.Get<ITriggerQueue>(function), services);
}
