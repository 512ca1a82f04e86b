package io.bobbin.programs

import org.apache.flink.api.common.functions.MapFunction
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment
import org.apache.pekko.actor.{Actor, ActorSystem, Props}
import org.apache.pekko.pattern.ask
import org.apache.pekko.util.Timeout

import scala.concurrent.duration._
import scala.concurrent.{Await, ExecutionContext}
import scala.jdk.CollectionConverters._
import scala.util.Properties

/** Tells in main() and in a task which Scala and which Pekko it has, and what came of using them. */
object SpeaksScala {
  private val Patience = 1.minute

  private final case class Text(words: List[String])
  private final case class Counted(words: Map[String, Int])

  private final class Counts extends Actor {
    override def receive: Receive = { case Text(words) =>
      sender() ! Counted(words.groupMapReduce(identity)(_ => 1)(_ + _))
    }
  }

  def main(arguments: Array[String]): Unit = {
    println(tell("main"))
    val environment = StreamExecutionEnvironment.getExecutionEnvironment
    environment.fromData(classOf[String], "task").map[String](new Tells).print()
    environment.execute("speaks Scala")
  }

  def tell(place: String): String =
    s"$place: Scala ${Properties.versionNumberString}, its own ${isOwn(classOf[Option[_]])};" +
      s" Pekko ${ActorSystem.Version}, its own ${isOwn(classOf[ActorSystem])};" +
      s" ${files("reference.conf")} reference.conf, ${files("library.properties")} library.properties;" +
      s" counted ${counted("to be or not to be").mkString(" ")}"

  private def isOwn(library: Class[_]): Boolean = jar(library) == jar(getClass)

  private def jar(found: Class[_]) = found.getProtectionDomain.getCodeSource.getLocation

  private def files(name: String): Int =
    Thread.currentThread.getContextClassLoader.getResources(name).asScala.size

  /** Counts with an actor, which does not start if the settings are another Pekko's. */
  private def counted(text: String): Seq[String] = {
    implicit val timeout: Timeout = Patience
    implicit val executor: ExecutionContext = ExecutionContext.global
    val system = ActorSystem("counting", classLoader = Some(getClass.getClassLoader))
    try {
      val answer = system.actorOf(Props(new Counts)) ? Text(text.split(' ').toList)
      val words = answer.mapTo[Counted].map { case Counted(words) => words.toSeq.sorted }
      Await.result(words, Patience).map { case (word, count) => s"$word=$count" }
    } finally {
      Await.ready(system.terminate(), Patience)
    }
  }

  private final class Tells extends MapFunction[String, String] {
    override def map(place: String): String = tell(place)
  }
}
